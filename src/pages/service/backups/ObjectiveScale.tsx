import styles from './ObjectiveScale.module.css'

const STOPS = [0, 1, 2, 4, 8] as const

/**
 * Where an age stands on a scale of 0, 1, 2 and 4 times the objective. Decoration: the words beside it
 * say the same.
 */
export function ObjectiveScale({ ratio }: { ratio: number }) {
  return (
    <svg className={styles.scale} viewBox="0 0 240 30" aria-hidden="true" focusable="false">
      {[0, 1, 2, 3].map((part) => (
        <rect
          key={part}
          x={part * 60 + 0.75}
          y="7"
          width="58.5"
          height="6"
          rx="3"
          className={styles[`part${part}`]}
        />
      ))}
      {[1, 2, 4].map((times, index) => (
        <text key={times} x={(index + 1) * 60} y="28" textAnchor="middle">
          {times} ×
        </text>
      ))}
      <rect
        x={placeOf(ratio) * 232 + 1}
        y="2"
        width="6"
        height="16"
        rx="3"
        className={styles.here}
      />
    </svg>
  )
}

/** From 0 to 1: each of the four parts is as wide, what lies beyond stays at the end. */
function placeOf(ratio: number): number {
  const part = STOPS.findLastIndex((stop, index) => index < 4 && ratio >= stop)
  const [low, high] = [STOPS[part] ?? 0, STOPS[part + 1] ?? 8]
  return Math.min(1, (part + (ratio - low) / (high - low)) / 4)
}
