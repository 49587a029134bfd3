import { WINDOWS } from './looks'
import { expect, test } from './offsite'

const SERVICES = '/projects/acme-production/services'

/** Pages, and a table of each that is longer than the window. */
const LONG = [
  [SERVICES, 'Current services'],
  ['/coverage', 'Services of all projects'],
  ['/outage', 'Regions'],
  [`${SERVICES}/orders-pg/overview`, 'Options that are set'],
  [`${SERVICES}/orders-pg/backups`, 'Backups'],
] as const

for (const [window, stays] of [
  ['in a wide window', true],
  ['on a phone', false],
  ['on a phone held sideways', false],
] as const) {
  test.describe(window, () => {
    test.use({ viewport: WINDOWS[window] })

    test(`the headings of tables ${stays ? 'stay' : 'scroll with the rest'}`, async ({
      signIn,
      offsite,
    }) => {
      const page = await signIn('Ada Admin', SERVICES)
      for (const [path, name] of LONG) {
        await page.goto(offsite.url + path)
        const table = page.getByRole('table', { name, exact: true })
        await expect(table).toBeVisible()
        const heading = table.getByRole('columnheader').last()
        // Until what stands above has loaded, the table moves.
        await expect(async () => {
          await table.evaluate((part) => scrollBy(0, part.getBoundingClientRect().top + 150))
          const top = await heading.evaluate((part) => part.getBoundingClientRect().top)
          if (stays) expect(Math.abs(top), name).toBeLessThan(2)
          else expect(top, name).toBeLessThan(-50)
        }).toPass()
      }
    })
  })
}
