import type { Page } from '@playwright/test'
import { expect, test } from './offsite'
import { openScreenReader } from './screen-reader'

/** A key, or text in quotes, and what a screen reader says of the focus once it was pressed. */
type Step = readonly [press: string, heard: string]

const LIST: readonly Step[] = [
  ['Tab', 'Refresh, button'],
  ['Tab', 'Create service, link'],
  ['Tab', 'Search services, searchbox'],
  ['“billing”', 'Search services, searchbox, “billing”'],
  ['Tab', 'Status, combobox, collapsed, “All”'],
  ['Tab', 'Type, combobox, collapsed, “All”'],
  ['Tab', 'Provider, combobox, collapsed, “All”'],
  ['Tab', 'Protection, combobox, collapsed, “All”'],
  ['Tab', 'Remove filter Search: billing, button'],
  ['Tab', 'Service, link'],
  ['Tab', 'Status, link'],
  ['Tab', 'Plan, link'],
  ['Tab', 'Nodes, link'],
  ['Tab', 'Cloud, link'],
  ['Tab', 'Secondary backup location, link'],
  ['Tab', 'Created, link'],
  ['Tab', 'billing-pg, link'],
  ['Enter', 'Overview, heading 2'],
]

const OVERVIEW: readonly Step[] = [
  ['Tab', 'All backups, link'],
  ['Tab', 'Add secondary backup location, link'],
  ['Tab', 'Change, button'],
  ['Enter', 'Edit advanced configuration, heading 2'],
]

const SEARCH = 'Search configuration options, combobox, expanded'
const OPTION =
  'additional backup regions additional_backup_regions One more cloud region that keeps a copy of the backups. It must belong to the same provider., option'
const REGION = 'additional backup regions, combobox'

const EDIT: readonly Step[] = [
  ['Tab', 'Close, button'],
  ['Tab', 'Add configuration option, button'],
  ['Enter', SEARCH],
  ['“additional backup”', `${SEARCH}, “additional backup”`],
  ['ArrowDown', `${SEARCH}, “additional backup” > ${OPTION}`],
  ['Enter', `${REGION}, expanded`],
  ['“ireland”', `${REGION}, expanded, “ireland”`],
  [
    'ArrowDown',
    `${REGION}, expanded, “ireland” > Ireland aws-eu-west-1 Amazon Web Services · 1,090 km, option`,
  ],
  ['Enter', `${REGION}, collapsed, “aws-eu-west-1”`],
  ['Tab', 'Entry 1 format, combobox, collapsed, “Fields”'],
  ['Tab', 'description, textbox, “Helsinki office”'],
  ['Tab', 'Remove description, button'],
  ['Tab', 'network (required), textbox, “203.0.113.0/24”'],
  ['Tab', 'Remove entry 1, button'],
]

const REVIEW: readonly Step[] = [
  ['Enter', 'Review: Edit advanced configuration, heading 2'],
  ['Tab', 'Close, button'],
  ['Tab', 'Changes, region'],
  ['Tab', 'Copy request, button'],
  ['Tab', 'avn, radio, checked'],
  ['Tab', 'Copy for avn, button'],
  ['Tab', 'Back to editing, button'],
  ['Tab', 'Save advanced configuration, button'],
  ['Enter', 'Change, button'],
]

const SAVED: readonly Step[] = [
  ['Shift+Tab', 'All backups, link'],
  ['Shift+Tab', 'Dismiss, button'],
  // The button is gone: the focus is where the page begins.
  ['Enter', '(no name), main'],
]

const BACKUPS: readonly Step[] = [
  ['Enter', 'Backups, heading 2'],
  ['Tab', 'Actions, button, collapsed'],
  ['Tab', 'Fork & restore, button'],
  ['Tab', 'Change the recovery point objective, link'],
]

test('the seed flow by keyboard alone, as a screen reader says it', async ({ signIn }) => {
  const page = await signIn('Ada Admin', '/')
  const hear = await openScreenReader(page)
  await expect(page.getByRole('row', { name: /billing-pg/ })).toBeVisible()
  await expect.poll(hear).toBe('Current services, heading 1')
  await walk(page, hear, LIST)
  await expect(page.getByRole('table', { name: 'Options that are set' })).toBeVisible()
  await walk(page, hear, OVERVIEW)
  await walk(page, hear, EDIT)
  await tabTo(page, hear, 'Review changes, button')
  await walk(page, hear, REVIEW)
  await walk(page, hear, SAVED)
  await tabTo(page, hear, 'Backups, link')
  await walk(page, hear, BACKUPS)
})

type Hear = () => Promise<string>

async function walk(page: Page, hear: Hear, steps: readonly Step[]) {
  for (const [press, heard] of steps) {
    const text = /^“(.*)”$/.exec(press)?.[1]
    await (text === undefined ? page.keyboard.press(press) : page.keyboard.type(text))
    await expect.poll(hear, `after ${press}`).toBe(heard)
  }
}

/** Past what is named elsewhere; nothing on the way may be without a name. */
async function tabTo(page: Page, hear: Hear, target: string) {
  for (let presses = 0; presses < 40 && (await hear()) !== target; presses += 1) {
    await page.keyboard.press('Tab')
    expect(await hear()).not.toMatch(/^\(no name\)/)
  }
  expect(await hear()).toBe(target)
}
