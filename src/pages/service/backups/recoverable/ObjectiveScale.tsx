import { gradeAge } from '~/backup/objective'
import styles from './ObjectiveScale.module.css'

const STOPS = [0, 1, 2, 4, 8] as const

/**
 * Where an age stands on a scale of 0, 1, 2 and 4 times the objective. Decoration: the words beside it
 * say the same.
 */
export function ObjectiveScale({ ratio }: { ratio: number }) {
  return (
    <svg className={styles.scale} viewBox="0 0 240 28" aria-hidden="true" focusable="false">
      {STOPS.slice(0, -1).map((stop, part) => {
        const filled = Math.min(1, Math.max(0, findPlace(ratio) * 4 - part))
        return (
          <g key={stop}>
            <rect x={part * 60} y="4" width="57" height="6" rx="3" className={styles.track} />
            {filled > 0 && (
              <rect
                x={part * 60}
                y="4"
                width={Math.max(6, 57 * filled)}
                height="6"
                rx="3"
                className={styles[gradeAge(ratio)]}
              />
            )}
          </g>
        )
      })}
      {[1, 2, 4].map((times, index) => (
        <text key={times} x={(index + 1) * 60 - 1.5} y="24" textAnchor="middle">
          {times}×
        </text>
      ))}
    </svg>
  )
}

/** From 0 to 1: each of the four parts is as wide, what lies beyond stays at the end. */
function findPlace(ratio: number): number {
  const part = STOPS.findLastIndex((stop, index) => index < 4 && ratio >= stop)
  const [low, high] = [STOPS[part] ?? 0, STOPS[part + 1] ?? 8]
  return Math.min(1, (part + (ratio - low) / (high - low)) / 4)
}
