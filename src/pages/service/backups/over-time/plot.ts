/** Where pictures over time leave room for words, in pixels: the same for chart and timeline. */
export const PLOT = { left: 76, right: 12 }

/** Room that the label of a tick takes, in pixels. */
const TICK = 62

/**
 * How many labels fit under a picture over time.
 * @param width of the whole picture, in pixels
 */
export function ticksWithin(width: number): number {
  return Math.max(2, Math.floor((width - PLOT.left - PLOT.right) / TICK))
}
