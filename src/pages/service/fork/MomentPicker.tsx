import { UP_TO_NOW, type RecoveryWindow } from '~/backup/location'
import { windowEnd } from '~/backup/restorable'
import { completeTime, parseInstant } from '~/lib/wall-time'
import { formatOffset, localZone, namedLocalZone, offsetAt, toWallTime } from '~/lib/zoned-time'
import { formatDuration, formatSecond } from '~/lib/format'
import { Button } from '~/ui/Button'
import { TextField } from '~/ui/Field'
import { looks } from '~/ui/looks'
import { Segments } from '~/ui/Segments'
import styles from './MomentPicker.module.css'
import { enteredMoment, inZone, type MomentDraft } from './moment'
import type { ForkForm } from './use-fork-form'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** The moment to restore, in the recovery window of the location, on the clocks of either zone. */
export function MomentPicker({ form }: { form: ForkForm }) {
  const { draft, source, circumstances } = form
  const { zone, now } = circumstances
  const { window } = source
  const entered = enteredMoment(draft.moment, zone)
  const instant = entered.kind === 'moment' ? entered.instant : undefined
  // Whoever is still typing is left in peace; what is complete is judged at once.
  const problem = entered.kind === 'incomplete' ? form.problem('target') : form.problems.target
  const shown = problem ?? form.problem('target')
  const dayIsMissing = draft.moment.date === ''
  const set = (moment: MomentDraft) => form.change({ moment })
  const setInstant = (next: number) => set(inZone(next, zone))

  return (
    <div className={looks.panel}>
      <div className={styles.header}>
        <p className={looks.label}>Recovery window</p>
        {localZone() === 'UTC' ? (
          <p className={looks.small}>Times in UTC</p>
        ) : (
          <Segments
            legend="Times in"
            values={['utc', 'local']}
            labels={{ utc: 'UTC', local: localZone() }}
            value={form.zonePref}
            onChange={form.changeZone}
          />
        )}
      </div>
      {namedLocalZone() === undefined && (
        <p className={looks.muted}>
          This browser reports no time zone: local times are shown in UTC.
        </p>
      )}
      {window ? (
        <WindowBar window={window} now={now} instant={instant} zone={zone} />
      ) : (
        <p className={looks.muted}>Aiven reports none for this location.</p>
      )}
      <div
        className={styles.moment}
        data-field="target"
        onPaste={(event) => {
          const copied = parseInstant(event.clipboardData.getData('text'))
          if (copied === undefined) return
          event.preventDefault()
          setInstant(copied)
        }}
      >
        <TextField
          type="date"
          label="Day"
          value={draft.moment.date}
          {...(window && findDays(window, now, zone))}
          onChange={({ target }) => set({ date: target.value, time: draft.moment.time })}
          error={dayIsMissing ? shown : undefined}
        />
        <TextField
          label="Time of day"
          placeholder="HH:MM:SS"
          autoComplete="off"
          spellCheck={false}
          value={draft.moment.time}
          onChange={({ target }) => set({ date: draft.moment.date, time: target.value })}
          error={dayIsMissing ? undefined : shown}
          onBlur={() => {
            if (draft.moment.time !== '') form.leave('target')
            const time = completeTime(draft.moment.time)
            if (time !== draft.moment.time) set({ ...draft.moment, time })
          }}
          hint="24-hour clock. You can paste a time with its zone from a log."
        />
      </div>
      {(entered.kind === 'twice' || (entered.kind === 'moment' && entered.twice)) && (
        <Occurrence
          twice={entered.twice ?? [0, 0]}
          zone={zone}
          value={draft.moment.occurrence}
          onChange={(occurrence) => set({ ...draft.moment, occurrence })}
        />
      )}
      {window && (
        <Choices label="Quick choices" onChoose={setInstant} choices={quickChoices(window, now)} />
      )}
      {instant !== undefined && (
        <div className={styles.chosen}>
          <BothZones instant={instant} now={now} />
          <Choices label="Small steps" onChoose={setInstant} choices={steps(instant)} />
        </div>
      )}
    </div>
  )
}

/** The first and last day of a window, as bounds of the calendar. */
function findDays(window: RecoveryWindow, now: number, zone: string) {
  return {
    min: toWallTime(window.from, zone).date,
    max: toWallTime(windowEnd(window, now), zone).date,
  }
}

/** Moments that are often meant. */
function quickChoices(window: RecoveryWindow, now: number): [string, number][] {
  const end = windowEnd(window, now)
  const choices: [string, number][] = [
    ['Start of the window', window.from],
    ['24 h before its end', end - 24 * HOUR],
    ['1 h before its end', end - HOUR],
    ['End of the window', end],
  ]
  return choices.filter(([, target]) => target >= window.from)
}

function steps(instant: number): [string, number][] {
  return [
    ['1 min earlier', instant - MINUTE],
    ['1 s earlier', instant - SECOND],
    ['1 s later', instant + SECOND],
    ['1 min later', instant + MINUTE],
  ]
}

interface ChoicesProps {
  label: string
  choices: readonly [string, number][]
  onChoose: (instant: number) => void
}

function Choices({ label, choices, onChoose }: ChoicesProps) {
  return (
    <div className={styles.quick} role="group" aria-label={label}>
      {choices.map(([text, target]) => (
        <Button key={text} small look="quiet" onClick={() => onChoose(target)}>
          {text}
        </Button>
      ))}
    </div>
  )
}

interface WindowBarProps {
  window: RecoveryWindow
  now: number
  instant: number | undefined
  zone: string
}

/** The window with both its ends, and where in it the moment lies. */
function WindowBar({ window, now, instant, zone }: WindowBarProps) {
  const end = windowEnd(window, now)
  const share =
    instant === undefined ? undefined : (instant - window.from) / Math.max(1, end - window.from)
  return (
    <div>
      <svg className={styles.bar} aria-hidden="true" focusable="false">
        <rect className={styles.track} y="5" width="100%" height="6" rx="3" />
        {share !== undefined && share >= 0 && share <= 1 && (
          <>
            <rect className={styles.kept} y="5" width={`${share * 100}%`} height="6" rx="3" />
            <circle className={styles.marker} cx={`${share * 100}%`} cy="8" r="6" />
          </>
        )}
      </svg>
      <p className={styles.ends}>
        <span>
          <span className="visually-hidden">From </span>
          {formatSecond(window.from, zone)}
        </span>
        <span>
          <span className="visually-hidden">to </span>
          {window.to === UP_TO_NOW ? 'now' : formatSecond(end, zone)}
        </span>
      </p>
    </div>
  )
}

interface OccurrenceProps {
  twice: readonly [number, number]
  zone: string
  value: MomentDraft['occurrence']
  onChange: (occurrence: 'first' | 'second') => void
}

function Occurrence({ twice: [first, second], zone, value, onChange }: OccurrenceProps) {
  const choice = (instant: number) =>
    `${formatOffset(offsetAt(instant, zone))} (${formatSecond(instant, 'UTC')})`
  return (
    <fieldset className={styles.occurrence}>
      <legend>
        The clocks go back on this day, so this time occurs twice. Which one do you mean?
      </legend>
      {(
        [
          ['first', first],
          ['second', second],
        ] as const
      ).map(([occurrence, instant]) => (
        <label key={occurrence}>
          <input
            type="radio"
            name="occurrence"
            checked={value === occurrence}
            onChange={() => onChange(occurrence)}
          />
          {occurrence === 'first' ? 'The first' : 'The second'}, {choice(instant)}
        </label>
      ))}
    </fieldset>
  )
}

function BothZones({ instant, now }: { instant: number; now: number }) {
  const local = localZone()
  const age = (now - instant) / 1000
  return (
    <p className={styles.both}>
      <strong>{formatSecond(instant, 'UTC')}</strong>
      {local !== 'UTC' && <span>{`${formatSecond(instant, local)} (${local})`}</span>}
      <span className={looks.muted}>
        {age >= 0 ? `${formatDuration(age)} ago` : `in ${formatDuration(-age)}`}
      </span>
    </p>
  )
}
