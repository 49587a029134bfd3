import { timeTicks } from '~/lib/time-axis'
import type { Span } from '~/lib/spans'
import { zonePreference } from '~/ui/preferences'
import { useStored } from '~/ui/use-stored'

/** The height of the axis, in CSS pixels. */
export const AXIS = 20
/** Half of the longest label, `10 Sept`: none is cut at an edge. */
const LABEL_HALF = 26

interface StripAxisProps {
  period: Span
  /** CSS pixels. */
  width: number
  /** Where it begins. */
  y: number
}

/** The days below a strip over time, in its SVG. */
export function StripAxis({ period: { from, to }, width, y }: StripAxisProps) {
  const [zone] = useStored(zonePreference)
  const x = (at: number) => ((at - from) / (to - from)) * width
  return timeTicks(from, to, Math.max(2, Math.floor(width / 110)), zone).map(({ at, label }) => (
    <text
      key={at}
      x={Math.min(Math.max(x(at), LABEL_HALF), width - LABEL_HALF)}
      y={y + AXIS - 5}
      textAnchor="middle"
      fill="var(--text-muted)"
      fontSize="12"
    >
      {label}
    </text>
  ))
}
