import { useState } from 'react'
import type { Timeline as TimelineData } from '~/backup/timeline'
import { count } from '~/lib/format'
import { zonePreference } from '~/ui/preferences'
import { useStored } from '~/ui/use-stored'
import { useWidth } from '~/ui/use-width'
import styles from './Timeline.module.css'
import { TimelineDetail } from './TimelineDetail'
import { PLOT } from './plot'
import { TimelinePicture } from './TimelinePicture'
import { itemText } from '~/words/timeline'

interface TimelineProps {
  timeline: TimelineData
  /** The additional region that is set. */
  region: string | undefined
  /** Milliseconds since 1970 UTC. */
  from: number
  to: number
}

/**
 * Backups, windows and events on two lanes. Pointing shows what is nearest; by keyboard, a slider laid
 * over the picture steps through all of it, with a single tab stop.
 */
export function Timeline({ timeline, region, from, to }: TimelineProps) {
  const [zone] = useStored(zonePreference)
  const [width, ref] = useWidth()
  const [chosen, setChosen] = useState<string>()
  const { items, earlier } = timeline
  const last = items.length - 1
  // By name, not by place: what is chosen stays so when something is added.
  const found = items.findIndex(({ key }) => key === chosen)
  const index = found < 0 ? last : found
  const item = items[index]

  function pointAt(clientX: number, frame: Element) {
    const left = frame.getBoundingClientRect().left + PLOT.left
    const at = from + ((clientX - left) / (width - PLOT.left - PLOT.right)) * (to - from)
    const nearest = items.reduce<(typeof items)[number] | undefined>(
      (best, one) => (best && Math.abs(best.at - at) <= Math.abs(one.at - at) ? best : one),
      undefined,
    )
    setChosen(nearest?.key)
  }

  return (
    <div className={styles.timeline}>
      <h4>Backups and events</h4>
      <div
        ref={ref}
        className={styles.frame}
        onPointerMove={({ clientX, currentTarget }) => pointAt(clientX, currentTarget)}
        onPointerDown={({ clientX, currentTarget }) => pointAt(clientX, currentTarget)}
      >
        {items.length > 0 && (
          <input
            type="range"
            className={styles.slider}
            aria-label="Backups and events on the timeline"
            aria-valuetext={item && itemText(item, region, zone)}
            min={0}
            max={last}
            value={index}
            onChange={({ target }) => setChosen(items[Number(target.value)]?.key)}
          />
        )}
        {width > 0 && (
          <TimelinePicture
            timeline={timeline}
            region={region}
            selected={item}
            from={from}
            to={to}
            width={width}
            zone={zone}
          />
        )}
      </div>
      <Key timeline={timeline} region={region} />
      {item ? (
        <TimelineDetail item={item} region={region} />
      ) : (
        <p className={styles.note}>No backups or changes in this period.</p>
      )}
      {earlier > 0 && (
        <p className={styles.note}>
          {count(earlier, 'older backup')} {earlier === 1 ? 'lies' : 'lie'} before this period: see
          the table below or choose a longer period.
        </p>
      )}
    </div>
  )
}

interface KeyProps {
  timeline: TimelineData
  region: string | undefined
}

/** What the signs mean; only those that can be seen. */
function Key({ timeline: { items, bars }, region }: KeyProps) {
  const signs = [
    items.some(({ kind }) => kind === 'backup') && { sign: styles.signBackup, text: 'Backup' },
    region !== undefined &&
      items.some((item) => item.kind === 'backup' && !item.copy) && {
        sign: styles.signMissing,
        text: 'No copy yet',
      },
    bars.some(({ what }) => what === 'window') && {
      sign: styles.signWindow,
      text: 'Point-in-time window',
    },
    bars.some(({ what }) => what === 'paused') && {
      sign: styles.signPaused,
      text: 'Paused: nothing copied since',
    },
    items.some(({ kind }) => kind === 'event') && { sign: styles.signEvent, text: 'Event' },
  ].filter((entry) => entry !== false)
  return (
    <ul className={styles.key} aria-hidden="true">
      {signs.map(({ sign, text }) => (
        <li key={text}>
          <span className={sign} />
          {text}
        </li>
      ))}
    </ul>
  )
}
