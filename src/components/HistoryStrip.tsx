import { clsx } from 'clsx'
import {
  binTimes,
  HISTORY_KINDS,
  type HistoryKind,
  type ServiceHistory,
  type Times,
} from '~/fleet/history'
import type { Span } from '~/lib/spans'
import { looks } from '~/ui/looks'
import { HISTORY_WORDS } from '~/words/history'
import { Strip } from './Strip'

const HEIGHT = 48
/** CSS pixels of a part of the period. */
const BIN = 6
/** The least that is drawn of a breach: it must not vanish among thousands of services. */
const LEAST = 3

interface HistoryStripProps {
  histories: readonly ServiceHistory[]
  period: Span
  /** What it shows, in a sentence. */
  label: string
}

/** What services were like over time: how much of each part of a period was what. */
export function HistoryStrip({ histories, period, label }: HistoryStripProps) {
  return (
    <Strip label={label} height={HEIGHT} period={period}>
      {(width) => {
        const parts = Math.max(1, Math.floor(width / BIN))
        return binTimes(histories, period, parts).flatMap((times, index) =>
          stack(times).map(({ kind, y, height }) => (
            <rect
              key={`${index} ${kind}`}
              x={(index * width) / parts}
              y={y}
              width={Math.max(0, width / parts - 1)}
              height={height}
              fill={HISTORY_WORDS[kind].colour}
            />
          )),
        )
      }}
    </Strip>
  )
}

/** One part of the period, from the top: what calls for somebody stands at the foot. */
function stack(times: Times): { kind: HistoryKind; y: number; height: number }[] {
  const total = HISTORY_KINDS.reduce((sum, kind) => sum + times[kind], 0)
  if (total === 0) return []
  let foot = HEIGHT
  return (['breach', 'unknown', 'waiting', 'not-watched', 'protected'] as const).flatMap((kind) => {
    if (times[kind] === 0) return []
    const share = (times[kind] / total) * HEIGHT
    const height = Math.min(foot, kind === 'breach' ? Math.max(LEAST, share) : share)
    foot -= height
    return { kind, y: foot, height }
  })
}

/** What the colours of a strip mean. */
export function HistoryLegend() {
  return (
    <ul className={clsx(looks.buttons, looks.small)}>
      {HISTORY_KINDS.map((kind) => (
        <li key={kind}>
          <svg width="10" height="10" aria-hidden="true">
            <rect width="10" height="10" fill={HISTORY_WORDS[kind].colour} />
          </svg>{' '}
          {HISTORY_WORDS[kind].label}
        </li>
      ))}
    </ul>
  )
}
