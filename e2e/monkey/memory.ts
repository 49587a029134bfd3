import { expect, type Page } from '@playwright/test'
import type { Offsite } from '../offsite'

interface Memory {
  /** Bytes in use after a collection. */
  heap: number
  /** Nodes that are still held, in the page or not. */
  nodes: number
}

/** Between two measurements on the same page: caches fill a little, a leak grows with each action. */
const MARGIN: Memory = { heap: 4_000_000, nodes: 3000 }

/** What the page holds after a collection. */
export async function measureMemory(page: Page): Promise<Memory> {
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('HeapProfiler.enable')
  // What the first sets free may hold more.
  await devTools.send('HeapProfiler.collectGarbage')
  await devTools.send('HeapProfiler.collectGarbage')
  const { usedSize: heap } = await devTools.send('Runtime.getHeapUsage')
  const { nodes } = await devTools.send('Memory.getDOMCounters')
  await devTools.detach()
  return { heap, nodes }
}

export function expectFlat(before: Memory, after: Memory): void {
  expect(after.heap - before.heap).toBeLessThanOrEqual(MARGIN.heap)
  expect(after.nodes - before.nodes).toBeLessThanOrEqual(MARGIN.nodes)
}

/** Leaves dialogs and goes to Coverage, without loading the document again. */
export async function goToCoverage(page: Page, offsite: Offsite): Promise<void> {
  await offsite.clearFaults()
  await page.setViewportSize({ width: 1280, height: 800 })
  await expect(async () => {
    await page.keyboard.press('Escape')
    const discard = page.getByRole('button', { name: /^(Discard|Leave)/ })
    if (await discard.isVisible()) await discard.click({ timeout: 1000 })
    const user = page.getByRole('button', { name: 'Continue as Ada Admin' })
    if (await user.isVisible()) await user.click({ timeout: 1000 })
    await page.getByRole('link', { name: 'Coverage', exact: true }).click({ timeout: 1000 })
    await expect(page).toHaveURL(/\/coverage$/, { timeout: 1000 })
  }).toPass({ timeout: 30_000 })
}
