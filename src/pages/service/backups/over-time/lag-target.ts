import type { LagChart } from '~/backup/lag'

/** As a multiple of the highest value: an objective beyond would press the line to the bottom. */
const TALLEST_TARGET = 4

/** The highest value of a chart, 0 where there is none. */
export function highestValue({ series }: Pick<LagChart, 'series'>): number {
  return series
    .flatMap(({ values }) => values)
    .reduce<number>((highest, value) => Math.max(highest, value ?? 0), 0)
}

/**
 * Tells whether the objective's line is drawn in a chart, or lies above it.
 * @param target the objective, in the chart's unit
 */
export function isTargetDrawn(chart: Pick<LagChart, 'series'>, target: number): boolean {
  return target <= highestValue(chart) * TALLEST_TARGET
}
