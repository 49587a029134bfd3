import type UPlot from 'uplot'
import type { LagChart } from '~/backup/lag'
import { formatDuration, formatRounded } from '~/lib/format'
import { durationTicks, timeTicks } from '~/lib/time-axis'
import { highestValue, isTargetDrawn } from './lag-target'
import { PLOT, ticksWithin } from './plot'

const HEIGHT = 190

/** Lines are told apart by their dashes too. */
const DASHES = [[], [8, 4], [2, 3], [12, 4, 2, 4]]
const COLOURS = ['--accent', '--info-dot', '--warning-dot', '--neutral-dot']

interface ChartOptions {
  chart: LagChart
  /** The objective, in the chart's unit. */
  target: number | undefined
  /** Milliseconds since 1970 UTC. */
  from: number
  to: number
  /** Pixels. */
  width: number
  zone: 'local' | 'utc'
  /** A token's colour as the canvas can use it. */
  colour: (token: string) => string
  /** Told the time's index that is pointed at, undefined when none is any more. */
  onPoint: (index: number | undefined) => void
}

/** How the chart is drawn: axes, lines, and the objective. */
export function chartOptions(options: ChartOptions): UPlot.Options {
  const { chart, target, from, to, width, zone, colour, onPoint } = options
  const highest = highestValue(chart)
  const drawn = target !== undefined && isTargetDrawn(chart, target)
  const top = Math.max(highest, drawn ? target : 0)
  const values = chart.unit === undefined ? undefined : makeTicks(top, chart.unit)
  const ticks = timeTicks(from, to, ticksWithin(width), zone)
  const axis = { stroke: colour('--text-muted'), font: '12px "Inter Variable", sans-serif' }
  const grid = { stroke: colour('--line'), width: 1 }
  return {
    width,
    height: HEIGHT,
    padding: [8, PLOT.right, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false } },
    scales: {
      x: { range: [from / 1000, to / 1000] },
      y: values
        ? { range: [0, Math.max(top, values.at(-1) ?? 0)] }
        : { range: { min: { soft: 0, mode: 1 }, max: { pad: 0.1 } } },
    },
    axes: [
      {
        ...axis,
        grid,
        ticks: { show: false },
        size: 26,
        gap: 6,
        splits: () => ticks.map(({ at }) => at / 1000),
        values: () => ticks.map(({ label }) => label),
      },
      {
        ...axis,
        grid,
        ticks: { show: false },
        size: PLOT.left,
        gap: 8,
        ...(values && { splits: () => values }),
        values: (_, splits) => splits.map((value) => axisLabel(chart, value)),
      },
    ],
    series: [
      {},
      ...chart.series.map(({ label }, index) => ({
        label,
        stroke: colour(COLOURS[index % COLOURS.length] ?? '--accent'),
        dash: DASHES[index % DASHES.length] ?? [],
        width: 1.75,
        spanGaps: false,
        ...(index === 0 && { fill: colour('--accent-soft') }),
        points: { show: true, size: 4, filter: alone },
      })),
    ],
    hooks: {
      draw: drawn ? [(plot) => drawTarget(plot, target, colour('--warning'))] : [],
      setCursor: [({ cursor: { idx } }) => onPoint(idx ?? undefined)],
    },
  }
}

function axisLabel({ unit }: LagChart, value: number): string {
  return unit === undefined ? formatRounded(value, 10) : formatDuration(value * unit)
}

/** Round lengths of time in the chart's own unit. */
function makeTicks(top: number, unit: number): number[] {
  return durationTicks(top * unit).map((seconds) => seconds / unit)
}

/** A value between two gaps has no line to be part of: it is drawn as a point. */
function alone(plot: UPlot, series: number): number[] {
  const values = plot.data[series] ?? []
  return Array.from(values, (value, index) => ({ value, index }))
    .filter(
      ({ value, index }) => value != null && values[index - 1] == null && values[index + 1] == null,
    )
    .map(({ index }) => index)
}

function drawTarget(plot: UPlot, target: number, stroke: string) {
  const { ctx, bbox } = plot
  const y = plot.valToPos(target, 'y', true)
  ctx.save()
  ctx.strokeStyle = stroke
  ctx.lineWidth = 1.5 * devicePixelRatio
  ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio])
  ctx.beginPath()
  ctx.moveTo(bbox.left, y)
  ctx.lineTo(bbox.left + bbox.width, y)
  ctx.stroke()
  ctx.restore()
}

/**
 * Reads tokens as colours that a canvas understands: it knows neither custom properties nor
 * `light-dark()`.
 * @param element an element in whose theme they are read
 */
export function colourReader(element: HTMLElement): (token: string) => string {
  return (token) => {
    const probe = document.createElement('span')
    probe.style.color = `var(${token})`
    element.append(probe)
    const { color } = getComputedStyle(probe)
    probe.remove()
    return color
  }
}
