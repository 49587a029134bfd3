import { defaultRangeExtractor, useWindowVirtualizer, type Range } from '@tanstack/react-virtual'
import { useCallback, useEffect, useLayoutEffect, useState, type RefObject } from 'react'
import { afterPaint } from './after-paint'
import { findMeasured, keepMeasured } from './measured-rows'
import { takePageEnds } from './page-ends'
import { usePrinting } from './use-printing'
import { useSettled } from './use-settled'
import { everyRow, FEW, type VirtualRows } from './virtual-rows'

/** How many rows beyond those in sight are in the page. */
export const OVERSCAN = 8

interface VirtualRowsOptions {
  /** Which table of the page it is. */
  name: string
  count: number
  /** What the rows are of: another one is another list. Must not be a new one on each render. */
  list: readonly unknown[]
  /** About how high a row is, in CSS pixels; must be the same function each time. */
  estimate: () => number
  /** Up to how many rows are all in the page. */
  few?: number
}

/**
 * The rows of a table that are in the page: those in sight and the one that has the focus; all of them
 * where they are few or the page is printed.
 * @param body the table's, in which each row carries its `data-index`
 */
export function useVirtualRows(
  body: RefObject<HTMLTableSectionElement | null>,
  options: VirtualRowsOptions,
): VirtualRows {
  const { name, count, list, estimate, few = FEW } = options
  // Another list: first the rows in sight, those around them in the next moment.
  const overscan = useSettled(list) === list ? OVERSCAN : 0
  const [table] = useState(() => `${location.pathname} ${name}`)
  const top = useTop(body)
  const printed = usePrinting()
  const many = count > few
  const sparse = many && !printed
  const withFocused = useCallback(
    (range: Range) => {
      const focused = findFocusedRow(body.current)
      const indexes = defaultRangeExtractor(range)
      return focused === undefined || focused >= range.count
        ? indexes
        : [...new Set([...indexes, focused])].sort((a, b) => a - b)
    },
    [body],
  )
  // It tells what is in sight anew at each scroll: nothing of it may be remembered.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useWindowVirtualizer({
    count,
    estimateSize: estimate,
    overscan,
    scrollMargin: top,
    rangeExtractor: withFocused,
    enabled: many,
    initialMeasurementsCache: useState(() => findMeasured(table, count))[0],
  })
  useEffect(
    () => () => keepMeasured(table, { count: virtual.options.count, rows: virtual.takeSnapshot() }),
    [virtual, table],
  )
  useEffect(() => (sparse ? takePageEnds() : undefined), [sparse])
  const { measureElement, scrollToIndex } = virtual
  if (!sparse) return { ...everyRow(count), printed }
  const visible = virtual.getVirtualItems()
  return {
    rows: visible.map(({ index, start }, at) => ({
      index,
      gap: Math.max(0, start - (visible[at - 1]?.end ?? top)),
    })),
    after: Math.max(0, virtual.getTotalSize() - ((visible.at(-1)?.end ?? top) - top)),
    sparse,
    printed,
    measure: measureElement,
    scrollTo: scrollToIndex,
  }
}

function findFocusedRow(body: HTMLElement | null): number | undefined {
  const { activeElement } = document
  if (!body?.contains(activeElement)) return undefined
  const index = Number(activeElement?.closest('tr')?.dataset['index'])
  return Number.isInteger(index) ? index : undefined
}

/**
 * How far an element is from the top of the page, in CSS pixels. What stands above may grow or shrink
 * at any time: it is measured again after each frame that this was drawn for, when that costs nothing.
 */
function useTop(element: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0)
  // The first frame needs it: else rows are drawn for a table at the top of the page.
  // oxlint-disable-next-line react/set-state-in-effect
  useLayoutEffect(() => setTop(findTop(element.current)), [element])
  useEffect(() => afterPaint(() => setTop(findTop(element.current))))
  return top
}

function findTop(element: HTMLElement | null): number {
  return Math.round((element?.getBoundingClientRect().top ?? 0) + window.scrollY)
}
