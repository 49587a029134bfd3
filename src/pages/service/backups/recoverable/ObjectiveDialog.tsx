import { useState, type FormEvent } from 'react'
import type { BackupReport } from '~/api/backups'
import type { Service } from '~/api/services'
import { isObjective, OBJECTIVE_TAG, objectiveOf, type Objective } from '~/backup/objective'
import { formatDuration } from '~/lib/format'
import { chooseObjective } from '~/hooks/use-protection'
import { OBJECTIVE_SOURCES } from '~/words/protection'
import { Button } from '~/ui/Button'
import { Dialog } from '~/ui/Dialog'
import { TextField } from '~/ui/Field'
import styles from './Objective.module.css'

interface ObjectiveDialogProps {
  project: string
  service: Service
  /** The one that holds now. */
  objective: Objective
  report: BackupReport | undefined
  onClose: () => void
}

/** Sets how old the newest recovery point may be; kept in this browser. */
export default function ObjectiveDialog(props: ObjectiveDialogProps) {
  const { project, service, objective, report, onClose } = props
  const [hours, setHours] = useState(String(Math.floor(objective.seconds / 3600)))
  const [minutes, setMinutes] = useState(String(Math.floor((objective.seconds % 3600) / 60)))
  const [tried, setTried] = useState(false)
  const seconds = secondsOf(hours, minutes)
  const fallback = objectiveOf(service, { report })

  function choose(chosen: number | undefined) {
    chooseObjective(project, service.service_name, chosen)
    onClose()
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (seconds !== undefined) choose(seconds)
  }

  return (
    <Dialog
      title="Recovery point objective"
      description={`How old the newest recovery point of ${service.service_name} may be. Beyond it the service is called Behind, on every page.`}
      onClose={onClose}
      footer={
        <>
          {objective.source === 'this browser' && (
            <Button look="quiet" onClick={() => choose(undefined)}>
              Go back to {formatDuration(fallback.seconds)}
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="objective" look="primary">
            Save objective
          </Button>
        </>
      }
    >
      <form id="objective" className={styles.form} onSubmit={onSubmit} noValidate>
        <div className={styles.fields}>
          <TextField
            label="Hours"
            inputMode="numeric"
            autoComplete="off"
            value={hours}
            onChange={({ target }) => setHours(target.value)}
          />
          <TextField
            label="Minutes"
            inputMode="numeric"
            autoComplete="off"
            value={minutes}
            onChange={({ target }) => setMinutes(target.value)}
          />
        </div>
        {tried && seconds === undefined && (
          <p role="alert" className={styles.error}>
            Whole hours and minutes, together from one minute to a year.
          </p>
        )}
        <p>
          It is kept in this browser only. For everybody, give the service the tag{' '}
          <code>{OBJECTIVE_TAG}</code> with a value such as <code>4h</code> or <code>90m</code>;
          what is set here wins over it.
        </p>
        {objective.source === 'this browser' && (
          <p>
            Without it: {formatDuration(fallback.seconds)}, {OBJECTIVE_SOURCES[fallback.source]}.
          </p>
        )}
      </form>
    </Dialog>
  )
}

function secondsOf(hours: string, minutes: string): number | undefined {
  if (![hours, minutes].every((text) => /^\d{0,4}$/.test(text.trim()))) return undefined
  const seconds = Number(hours) * 3600 + Number(minutes) * 60
  return isObjective(seconds) ? seconds : undefined
}
