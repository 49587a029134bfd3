import { useEffect, useRef, useState } from 'react'
import UPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { withGaps, type LagChart as Chart } from '~/backup/lag'
import { zonePreference } from '~/ui/preferences'
import { useStored } from '~/ui/use-stored'
import { useScheme } from '~/ui/use-scheme'
import { useWidth } from '~/ui/use-width'
import { chartOptions, colourReader } from './lag-chart-options'
import styles from './LagChart.module.css'
import { LagReadout } from './LagReadout'

interface LagChartProps {
  chart: Chart
  /** The objective, in the chart's unit. */
  target: number | undefined
  /** Milliseconds since 1970 UTC. */
  from: number
  to: number
}

/** The lines of a chart on a canvas: loaded only where one is shown. */
export default function LagChart(props: LagChartProps) {
  // What is on a canvas keeps the colours that it was drawn with.
  return <Lines key={useScheme()} {...props} />
}

function Lines({ chart, target, from, to }: LagChartProps) {
  const [zone] = useStored(zonePreference)
  const [width, sized] = useWidth()
  const canvas = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<number>()

  // The canvas is outside React: it is redrawn when what it shows or its size changes.
  useEffect(() => {
    const place = canvas.current
    if (!place || width === 0) return undefined
    const { times, series } = withGaps(chart)
    const plot = new UPlot(
      chartOptions({
        chart,
        target,
        from,
        to,
        width,
        zone,
        colour: colourReader(place),
        onPoint: (index) => setAt(index === undefined ? undefined : times[index]),
      }),
      [times.map((ms) => ms / 1000), ...series.map(({ values }) => values)],
      place,
    )
    return () => plot.destroy()
  }, [chart, target, from, to, width, zone])

  return (
    <div className={styles.chart}>
      <LagReadout chart={chart} at={at} zone={zone} />
      <div ref={sized}>
        <div ref={canvas} className={styles.plot} />
      </div>
    </div>
  )
}
