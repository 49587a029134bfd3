import { clsx } from 'clsx'
import type { Timeline, TimelineItem } from '~/backup/timeline'
import { timeTicks } from '~/lib/time-axis'
import { PLOT, ticksWithin } from './plot'
import styles from './Timeline.module.css'

const EVENTS = { y: 6, height: 16 }
const LANES = {
  primary: { y: 30, height: 26, label: 'Primary' },
  secondary: { y: 66, height: 26, label: 'Secondary' },
} as const
const AXIS = 104
const HEIGHT = 124

interface TimelinePictureProps {
  timeline: Timeline
  region: string | undefined
  selected: TimelineItem | undefined
  /** Milliseconds since 1970 UTC. */
  from: number
  to: number
  /** Pixels. */
  width: number
  zone: 'local' | 'utc'
}

/** Decoration: all that it shows is also said by the slider over it and in the tables below. */
export function TimelinePicture(props: TimelinePictureProps) {
  const { timeline, region, selected, from, to, width, zone } = props
  const plot = Math.max(0, width - PLOT.left - PLOT.right)
  const x = (at: number) => PLOT.left + ((at - from) / (to - from)) * plot
  const ticks = timeTicks(from, to, ticksWithin(width), zone)
  return (
    <svg
      className={styles.picture}
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      aria-hidden="true"
      focusable="false"
    >
      <defs>
        <pattern
          id="timeline-paused"
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="7" height="7" className={styles.pausedBack} />
          <rect width="2.5" height="7" className={styles.pausedStripe} />
        </pattern>
      </defs>
      {ticks.map(({ at, label }) => (
        <g key={at}>
          <line x1={x(at)} x2={x(at)} y1={4} y2={AXIS - 6} className={styles.grid} />
          <text x={x(at)} y={AXIS + 10} textAnchor="middle" className={styles.tick}>
            {label}
          </text>
        </g>
      ))}
      {Object.entries(LANES).map(([lane, { y, height, label }]) => (
        <g key={lane}>
          <text x={0} y={y + height / 2 + 4} className={styles.label}>
            {label}
          </text>
          <rect x={PLOT.left} y={y} width={plot} height={height} rx="4" className={styles.lane} />
        </g>
      ))}
      {timeline.bars.map(({ lane, what, from: start, to: end }) => (
        <rect
          key={`${lane} ${what}`}
          x={x(start)}
          y={LANES[lane].y}
          width={Math.max(2, x(end) - x(start))}
          height={LANES[lane].height}
          rx="4"
          className={styles[what]}
        />
      ))}
      {timeline.items.map((item) =>
        item.kind === 'backup' ? (
          <BackupMarks
            key={item.key}
            item={item}
            x={x(item.at)}
            region={region}
            selected={item === selected}
          />
        ) : (
          <path
            key={item.key}
            d={`M${x(item.at)} ${EVENTS.y} l6 8 l-6 8 l-6 -8 z`}
            className={clsx(styles.event, item === selected && styles.selected)}
          />
        ),
      )}
      {selected && (
        <line
          x1={x(selected.at)}
          x2={x(selected.at)}
          y1={2}
          y2={AXIS - 6}
          className={styles.here}
        />
      )}
    </svg>
  )
}

interface BackupMarksProps {
  item: TimelineItem & { kind: 'backup' }
  x: number
  region: string | undefined
  selected: boolean
}

/** One backup: in its primary location and, once a copy is seen, in the second. */
function BackupMarks({ item, x, region, selected }: BackupMarksProps) {
  const width = selected ? 6 : 4
  const mark = (lane: { y: number; height: number }, name: string | undefined) => (
    <rect
      x={x - width / 2}
      y={lane.y + 4}
      width={width}
      height={lane.height - 8}
      rx="2"
      className={clsx(name, selected && styles.selected)}
    />
  )
  const copied =
    item.copy && mark(LANES.secondary, item.copy.paused ? styles.backupPaused : styles.backup)
  return (
    <>
      {mark(LANES.primary, styles.backup)}
      {copied}
      {!item.copy && region !== undefined && (
        <circle
          cx={x}
          cy={LANES.secondary.y + LANES.secondary.height / 2}
          r="2.5"
          className={styles.missing}
        />
      )}
    </>
  )
}
