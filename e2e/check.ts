import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** What nobody should meet on a page: what axe finds, words of a program, and sideways scrolling. */
export async function check(page: Page): Promise<void> {
  await checkAccess(page)
  const text = await page.locator('body').innerText()
  expect(text).not.toMatch(/\b(undefined|NaN|\[object Object\])\b/)
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
}

/** That axe finds nothing. */
export async function checkAccess(page: Page): Promise<void> {
  // No page has frames. To gather what is found in them, and what is in order, takes axe 2 to 7 times
  // as long.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await axe.analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

/** What the browser complains of from now on: errors in its console and those nobody caught. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return complaints
}
