import type { LagChart } from '~/backup/lag'
import { formatDuration, formatRounded } from '~/lib/format'

/** A value of a chart in words: as a length of time where the unit is known, else as the number it is. */
export function lagText({ unit }: Pick<LagChart, 'unit'>, value: number): string {
  if (unit === undefined) return formatRounded(value, 2)
  const seconds = value * unit
  if (seconds < 0) return `${formatRounded(seconds, 1)} s`
  if (seconds > 0 && seconds < 1) return 'under 1 s'
  // Lag is short: seconds count up to some minutes.
  if (seconds < 60 || seconds >= 600) return formatDuration(seconds)
  const minutes = Math.floor(Math.round(seconds) / 60)
  const rest = Math.round(seconds) % 60
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`
}
