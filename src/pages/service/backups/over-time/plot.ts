import { widestLabel } from '~/lib/time-axis'

/** Where pictures over time leave room for words, in pixels: the same for chart and timeline. */
export const PLOT = { left: 76, right: 12 }

/** Between the labels of two ticks, in pixels. */
const GAP = 8

/**
 * How many labels fit under a picture over time.
 * @param width of the whole picture, in pixels
 */
export function ticksWithin(width: number): number {
  const room = width - PLOT.left - PLOT.right
  return Math.max(2, Math.floor(room / (widestLabel() + GAP)))
}
