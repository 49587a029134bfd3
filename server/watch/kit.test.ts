import { execFile } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KIT_FILE } from '~/emergency-kit'
import { fleetKey } from '~/fleet/fleet-key'
import { withReport } from '~/fleet/fleet-service'
import { makeIsDown } from '~/fleet/down'
import { judgeOutage, listRecoverable } from '~/fleet/outage'
import { fleetMap } from '~/fleet/outage-regions'
import { makeRunbook } from '~/fleet/runbook'
import { readResources } from '~/test/hcl'
import { readByShell } from '~/test/shell'
import { listen } from '../node/listen'
import { openKit } from './kit'
import { readFleetOnce, type FleetReading } from './read-fleet'
import { watched } from './test/watched'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offsite-kit-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const file = () => join(folder, KIT_FILE)
const readKit = () => readFileSync(file(), 'utf8')

/** A watcher that keeps a kit of the sandbox. */
async function withKit({ url = 'https://api.aiven.io', data = ':memory:' } = {}) {
  const setup = watched({ data })
  const kit = await openKit({
    folder,
    store: setup.store,
    url,
    log: (line) => setup.log.push(line),
  })
  setup.state.onPass = (_, known, reading) => kit.note(known, reading)
  return setup
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', '#13': '\r' }

/** The scripts of a kit by their file's name, as a browser would show them. */
function scriptsIn(kit: string): Map<string, string> {
  return new Map(
    [...kit.matchAll(/<pre data-file="(.*?)">\n?(.*?)<\/pre>/gs)].map(
      ([, name = '', text = '']) => [
        name,
        text.replaceAll(/&(amp|lt|gt|#13);/g, (_, entity: string) => ENTITIES[entity] ?? ''),
      ],
    ),
  )
}

/** What the page Region outage lists for each region in which something is, by the page's own rules. */
function forksByRegion({ services, forks, reports, clouds, at }: FleetReading) {
  const read = services.map((service) => {
    const report = reports.get(fleetKey(service))?.report
    return report ? withReport(service, report) : service
  })
  return fleetMap(read, clouds).regions.map(({ cloud }) => {
    const { struck } = judgeOutage(read, makeIsDown({ kind: 'region', name: cloud }, clouds), at)
    const steps = makeRunbook(listRecoverable(struck), [...read, ...forks], at)
    return { cloud, forks: steps.map(({ project, name }) => `${project}/${name}`) }
  })
}

it('has scripts for every region that create exactly the forks which the page lists', async () => {
  const setup = watched()
  const listener = await listen(setup.sandbox, { host: '127.0.0.1', port: 0 })
  const kit = await openKit({ folder, store: setup.store, url: listener.url, log: () => {} })
  setup.state.onPass = (_, known, reading) => kit.note(known, reading)
  await setup.watcher.pass()
  const scripts = scriptsIn(readKit())

  const signal = new AbortController().signal
  const listed = forksByRegion(await readFleetOnce(setup.api, { patterns: [], signal }))
  expect(listed).toHaveLength(14)
  for (const { cloud, forks } of listed) {
    const avn = scripts.get(`recovery-${cloud}-avn.sh`)
    expect(readByShell(avn ?? '').map((words) => `${words[7]}/${words[5]}`)).toEqual(forks)
    const terraform = scripts.get(`recovery-${cloud}.tf`)
    const resources = terraform ? Object.values(await readResources(terraform)) : []
    const names = resources.map((one) => `${String(one['project'])}/${String(one['service_name'])}`)
    expect(names.toSorted()).toEqual(forks.toSorted())
  }

  const before = await allServices(setup)
  const env = { PATH: process.env['PATH'], AIVEN_TOKEN: 'sandbox-admin' }
  await Promise.all(
    [...scripts].flatMap(([name, script]) =>
      name.endsWith('-curl.sh') ? promisify(execFile)('sh', ['-eu', '-c', script], { env }) : [],
    ),
  )
  await listener.close(0)
  const created = (await allServices(setup)).filter((one) => !before.includes(one))
  expect(created.toSorted()).toEqual(listed.flatMap(({ forks }) => forks).toSorted())
  expect(created.length).toBeGreaterThan(8)
})

async function allServices({ sandbox }: ReturnType<typeof watched>): Promise<string[]> {
  const projects = ['acme-production', 'acme-staging', 'acme-analytics']
  const lists = await Promise.all(
    projects.map(async (project) =>
      (await sandbox.services(project)).map(({ service_name: name }) => `${project}/${name}`),
    ),
  )
  return lists.flat()
}

describe('the file', () => {
  it('is written at the first pass, and after each that has changed something', async () => {
    const { watcher, time, update } = await withKit()
    await watcher.pass()
    const first = readKit()
    expect(first).toMatch(/27 services in\s3 projects, as of\s.*21 Aug 2026, 10:00 UTC/)
    // Each writing makes another file and puts it in the place of the old one.
    const { ino } = statSync(file())
    await watcher.pass()
    expect(statSync(file()).ino).toBe(ino)
    await update('orders-pg', { user_config: { additional_backup_regions: [] } })
    await watcher.pass()
    expect(readKit()).not.toContain('orders-pg-recovery-eu-west-1')
    // Its time shows that somebody looks.
    const before = readKit()
    time.now += 3_600_000
    await watcher.pass()
    expect(readKit()).not.toBe(before)
    expect(readdirSync(folder)).toEqual([KIT_FILE])
  })

  it('keeps what was known of what cannot be read, says so, and outlives a restart', async () => {
    const data = join(folder, 'watch.db')
    let setup = await withKit({ data })
    await setup.watcher.pass()
    const scripts = scriptsIn(readKit())
    setup.store.close()

    setup = await withKit({ data })
    await setup.fault({ path: '/v1/', drop: 'before' })
    setup.time.now += 7_200_000
    await setup.watcher.pass()
    const kit = readKit()
    expect(scriptsIn(kit)).toEqual(scripts)
    expect(kit).toContain('The list of projects could not be loaded.')
    expect(kit).toMatch(
      /acme-staging<\/strong> could not be loaded:.*\n.*as they were 21 Aug 2026, 10:00 UTC/,
    )
    expect(kit).not.toContain('>Protected<')
    setup.store.close()
  })

  it('is not written by a watcher that has never read anything', async () => {
    const setup = await withKit()
    await setup.fault({ path: '/v1/', drop: 'before' })
    await setup.watcher.pass()
    expect(existsSync(file())).toBe(false)
  })

  it('stays as it was where it cannot be written, until it can', async () => {
    const { watcher, log, update } = await withKit()
    await watcher.pass()
    const first = readKit()
    // A folder in its place cannot be replaced.
    rmSync(file())
    mkdirSync(file())
    await update('orders-pg', { user_config: { additional_backup_regions: [] } })
    await watcher.pass()
    expect(log).toEqual([expect.stringMatching(/^The emergency kit could not be written/)])
    expect(readdirSync(folder)).toEqual([KIT_FILE])
    rmSync(file(), { recursive: true })
    await watcher.pass()
    expect(readKit()).not.toBe(first)
  })

  it('leaves nothing behind of a process that was killed while it wrote', async () => {
    writeFileSync(`${file()}.0f8e.new`, '<!doctype html><ht')
    writeFileSync(join(folder, 'notes.new'), '')
    const { watcher } = await withKit()
    await watcher.pass()
    expect(readdirSync(folder).toSorted()).toEqual(['notes.new', KIT_FILE])
  })

  it('holds no secret', async () => {
    const { watcher } = await withKit()
    await watcher.pass()
    expect(readKit()).not.toMatch(/sandbox-admin|password|avnadmin/i)
  })
})
