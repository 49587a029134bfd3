import type { ReactNode } from 'react'
import { timeTicks, widestLabel } from '~/lib/time-axis'
import type { Span } from '~/lib/spans'
import { zonePreference } from '~/ui/preferences'
import { useStored } from '~/ui/use-stored'
import { useWidth } from '~/ui/use-width'

/** The height of the axis, in CSS pixels. */
const AXIS = 20
/** Between two labels below, in CSS pixels. */
const GAP = 56

interface StripProps {
  /** All that it shows, in words. */
  label: string
  /** CSS pixels, without the axis below. */
  height: number
  period: Span
  /** Draws it, given the width in CSS pixels. */
  children: (width: number) => ReactNode
}

/** A picture over time, as wide as there is room, with the days below. */
export function Strip({ label, height, period, children }: StripProps) {
  const [width, ref] = useWidth()
  return (
    <div ref={ref}>
      <svg
        role="img"
        aria-label={label}
        width={width}
        height={height + AXIS}
        viewBox={`0 0 ${width} ${height + AXIS}`}
      >
        {children(width)}
        <Axis period={period} width={width} y={height} />
      </svg>
    </div>
  )
}

interface AxisProps {
  period: Span
  /** CSS pixels. */
  width: number
  /** Where it begins. */
  y: number
}

function Axis({ period: { from, to }, width, y }: AxisProps) {
  const [zone] = useStored(zonePreference)
  const x = (at: number) => ((at - from) / (to - from)) * width
  const widest = widestLabel()
  // None is cut at an edge.
  const half = widest / 2
  const most = Math.max(2, Math.floor(width / (widest + GAP)))
  return timeTicks(from, to, most, zone).map(({ at, label }) => (
    <text
      key={at}
      x={Math.min(Math.max(x(at), half), width - half)}
      y={y + AXIS - 5}
      textAnchor="middle"
      fill="var(--text-muted)"
      fontSize="12"
    >
      {label}
    </text>
  ))
}
