import { readFile } from 'node:fs/promises'
import { expect, test } from './offsite'

test.use({ locale: 'de-DE' })

const SERVICES = '/projects/acme-production/services'
const GERMAN_DAY =
  /^\d{1,2}\. (Jan\.|Feb\.|März|Apr\.|Mai|Juni|Juli|Aug\.|Sept\.|Okt\.|Nov\.|Dez\.) \d{4}$/

test('a reader in German has dates and sizes in German, and files as everyone', async ({
  signIn,
}) => {
  const page = await signIn('Ada Admin', SERVICES)
  const row = page.getByRole('row', { name: /^orders-pg / })
  await expect(row.getByRole('cell').last()).toHaveText(GERMAN_DAY)

  await row.getByRole('link', { name: 'orders-pg' }).click()
  await page.getByRole('link', { name: 'Backups', exact: true }).click()
  const backups = page.getByRole('table', { name: 'Backups', exact: true })
  await expect(backups.getByRole('cell', { name: /^\d+,\d GiB/ }).first()).toBeVisible()

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download CSV' }).first().click(),
  ])
  const [, first = ''] = (await readFile(await file.path(), 'utf8')).split('\r\n')
  expect(first).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z(,[\d.]*)+$/)
})
