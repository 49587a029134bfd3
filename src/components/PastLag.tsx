import type { PastLag as Lag } from '~/api/history-shape'
import type { Span } from '~/lib/spans'
import { looks } from '~/ui/looks'
import { PAST_LAG_TITLE, pastLagWords } from '~/words/past-lag'
import { DAY } from '~/lib/time-units'
import { Strip } from './Strip'

const HEIGHT = 32

interface PastLagProps {
  lag: Lag
  /** That of the strip beside it, so that the same day stands in the same place. */
  period: Span
  /** Of its heading: one below that of the part it stands in. */
  level: 3 | 4
}

/** How far the copies were behind while nobody watched, as Aiven's report tells it: never a share. */
export function PastLag({ lag, period, level }: PastLagProps) {
  const Heading = level === 3 ? 'h3' : 'h4'
  const words = pastLagWords(lag)
  const most = lag.seconds.reduce<number>((high, one) => Math.max(high, one ?? 0), 1)
  return (
    <div className={looks.stack}>
      <Heading>{PAST_LAG_TITLE}</Heading>
      <Strip label={words} height={HEIGHT} period={period}>
        {(width) => {
          const aDay = (DAY / (period.to - period.from)) * width
          const begin = ((lag.first_day - period.from) / DAY) * aDay
          return lag.seconds.map((seconds, index) => {
            if (seconds === null) return null
            const height = Math.max(1, (seconds / most) * HEIGHT)
            return (
              <rect
                key={lag.first_day + index * DAY}
                x={begin + index * aDay}
                y={HEIGHT - height}
                width={Math.max(1, aDay - 0.5)}
                height={height}
                fill="var(--text-muted)"
              />
            )
          })
        }}
      </Strip>
      <p className={looks.small}>{words}</p>
    </div>
  )
}
