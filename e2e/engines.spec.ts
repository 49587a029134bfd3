import { Browser, type Target } from './engines/browser'
import { faultsOfLook } from './engines/faults'
import { startFirefox } from './engines/firefox'
import type { Remote } from './engines/protocol'
import { startWebKit } from './engines/webkit'
import { endTour, expect, test } from './offsite'

const ENGINES = [
  { name: 'Firefox', path: process.env['OFFSITE_FIREFOX'], start: startFirefox },
  { name: 'WebKit', path: process.env['OFFSITE_WEBKIT'], start: startWebKit },
]
const SERVICES = '/projects/acme-production/services'

const button = (name: string, within?: Target): Target => target('button', name, within)
const link = (name: string, within?: Target): Target => target('link', name, within)
const dialog = (name: string): Target => target('dialog', name)
const region = (name: string): Target => target('region', name)

function target(role: string, name: string, within?: Target): Target {
  return within ? { role, name, within } : { role, name }
}

const OF_ORDERS = `${SERVICES}/orders-pg`

/** Each dialog: its picture, its name, where it is, and what shows that it is all there. */
const DIALOGS: readonly (readonly [string, string, string, Target])[] = [
  [
    'configuration',
    'Edit advanced configuration',
    `${OF_ORDERS}/overview?edit=configuration`,
    target('textbox', 'backup hour*'),
  ],
  [
    'fork',
    'New database fork',
    `${OF_ORDERS}/backups?dialog=fork&location=secondary`,
    button('Create fork'),
  ],
  [
    'location',
    'secondary backup location*',
    `${OF_ORDERS}/backups?dialog=secondary-location`,
    target('combobox', 'Backup location*'),
  ],
  [
    'settings',
    'Configure backup settings',
    `${OF_ORDERS}/backups?dialog=backup-settings`,
    target('textbox', 'backup hour*'),
  ],
  [
    'objective',
    'Recovery point objective',
    `${OF_ORDERS}/backups?edit=objective`,
    target('textbox', 'Hours'),
  ],
  ['residency', 'Residency policy', '/coverage?dialog=residency', button('Save*')],
  [
    'recovery',
    'Start recovery',
    '/outage?region=aws-eu-central-1&dialog=recovery',
    button('Create*'),
  ],
]
/** Each list, and a service that is among its first rows: only rows in sight are in the page. */
const LISTS = [
  ['services', SERVICES, 'billing-pg'],
  ['coverage', '/coverage', 'logs-os'],
] as const

/** How much of a dialog's own part is in sight: not its title, nor its buttons. */
function roomOf(dialog: Element) {
  const body = dialog.querySelector('[id$="-body"]')
  return { seen: body?.clientHeight ?? 0, all: body?.scrollHeight ?? 0 }
}

function sizeOfMap() {
  const map = [...document.querySelectorAll('svg')].find((svg) =>
    svg.querySelector('a[href*="region="]'),
  )
  if (!map) return null
  const { width, height } = map.getBoundingClientRect()
  const regions = map.querySelectorAll('a').length
  return { width: width > 600, height: height > 300, regions: regions > 3 }
}

/** How far down the filters are: one number, when they are in one line. */
function linesOfFilters() {
  return [...document.querySelectorAll('search select')]
    .filter((each) => each.checkVisibility())
    .map((each) => Math.round(each.getBoundingClientRect().bottom))
}

function coloursOfScrolling(dialog: Element) {
  const body = dialog.querySelector('[id$="-body"]')
  const { colorScheme, scrollbarColor } = getComputedStyle(body ?? dialog)
  const { colorScheme: root } = getComputedStyle(document.documentElement)
  return { scheme: colorScheme, root, scrollbarColor }
}

for (const { name, path, start } of ENGINES) {
  test.describe(name, () => {
    test.skip(!path, `There is no ${name}.`)

    test('the whole walk, by its looks', async ({ offsite }) => {
      const remote: Remote = await start(path ?? '')
      const browser = new Browser(remote, process.env['OFFSITE_PICTURES'])
      test.info().annotations.push({ type: 'version', description: remote.version })
      const looksRight = async (picture: string) => {
        await browser.picture(picture)
        expect(await browser.run(faultsOfLook), picture).toEqual([])
      }
      const hasRoom = async (which: Target, picture: string) => {
        const { seen, all } = await browser.on(which, roomOf)
        expect(seen, picture).toBeGreaterThanOrEqual(Math.min(all, 300))
        expect(all, picture).toBeGreaterThan(100)
        await looksRight(picture)
      }

      try {
        await browser.open(offsite.url + SERVICES)
        await browser.run(endTour)
        await browser.resize(1280, 800)
        await looksRight('sign-in')
        await browser.click(button('Continue as Ada Admin*'))
        await browser.box(link('billing-pg'))
        await looksRight('services')

        // The flow of the seed.
        await browser.click(link('billing-pg'))
        await browser.box(region('Advanced configuration'))
        await looksRight('overview')
        await browser.click(button('Change', region('Advanced configuration')))
        const editor = dialog('advanced configuration*')
        await browser.click(button('Add configuration option', editor))
        await browser.fill(
          target('combobox', 'Search configuration options', editor),
          'additional b',
        )
        await hasRoom(editor, 'options')
        await browser.click(target('option', 'additional backup regions*', editor))
        await browser.fill(target('combobox', 'additional backup regions*', editor), 'ireland')
        await hasRoom(editor, 'regions')
        await browser.click(target('option', 'aws-eu-west-1*', editor))
        await browser.click(button('Review changes', editor))
        await browser.box(button('Save advanced configuration', editor))
        await hasRoom(editor, 'review')
        await browser.click(button('Save advanced configuration', editor))
        await browser.gone(editor)
        await browser.click(link('Backups'))
        const recoverable = region('Recoverable now')
        await expect.poll(() => browser.text(recoverable)).toContain('Waiting for first copy')
        await looksRight('backups')

        for (const [picture, name, path, part] of DIALOGS) {
          await browser.open(offsite.url + path)
          await browser.box(part)
          await hasRoom(dialog(name), picture)
        }

        await browser.open(`${offsite.url}/outage?region=aws-eu-central-1`)
        await browser.box(region('Runbook'))
        await expect
          .poll(() => browser.run(sizeOfMap))
          .toEqual({ width: true, height: true, regions: true })

        await looksRight('outage')
        await browser.open(`${offsite.url}/coverage`)
        await browser.box(link('logs-os'))
        await looksRight('coverage')

        // A window of 1024 px.
        for (const [picture, path, first] of LISTS) {
          await browser.resize(1024, 768)
          await browser.open(offsite.url + path)
          await browser.box(link(first))
          await looksRight(`${picture}-1024`)
          expect(new Set(await browser.run(linesOfFilters)).size, picture).toBe(1)
        }

        // Dark, on a light system.
        await browser.resize(1280, 800)
        await browser.click(target('radio', 'Dark'))
        await looksRight('coverage-dark')
        await browser.open(`${offsite.url}/outage?region=aws-eu-central-1`)
        await expect.poll(() => browser.run(sizeOfMap)).not.toBeNull()
        await looksRight('outage-dark')
        await browser.open(`${offsite.url}${SERVICES}/orders-pg/backups?dialog=fork`)
        await hasRoom(dialog('New database fork'), 'fork-dark')
        const colours = await browser.on(dialog('New database fork'), coloursOfScrolling)
        expect(colours.scheme).toBe('dark')

        // A fork.
        await browser.click(button('Create fork', dialog('New database fork')))
        await browser.gone(dialog('New database fork'))
        await expect.poll(() => browser.text(region('Lineage'))).toContain('orders-pg')
        await looksRight('forked-dark')
      } finally {
        await remote.end()
      }
    })
  })
}
