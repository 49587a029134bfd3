import { useState } from 'react'
import * as z from 'zod/mini'
import type { BackupReport } from '~/api/backups'
import { serverNow } from '~/api/server-clock'
import type { Service } from '~/api/services'
import { formatObjective, isObjective, type Objective } from '~/backup/objective'
import type { Lookup } from '~/backup/protection'
import { readTag, writeTag } from '~/backup/tag-keys'
import { DiscardDialog } from '~/configuration/DiscardDialog'
import { useCheckedForm } from '~/hooks/forms/use-checked-form'
import { useFormValues } from '~/hooks/forms/use-form-values'
import { useLeaveGuard } from '~/hooks/forms/use-leave-guard'
import { Button } from '~/ui/Button'
import { Dialog } from '~/ui/Dialog'
import { TextField } from '~/ui/Field'
import styles from './Objective.module.css'
import { ObjectiveReview } from './ObjectiveReview'
import { useSaveObjective } from './use-save-objective'
import { WhatIf } from './WhatIf'

interface ObjectiveDialogProps {
  project: string
  service: Service
  /** The one that holds now. */
  objective: Objective
  report: BackupReport | undefined
  lookup: Lookup
  onClose: () => void
  /** Closes it too, and nothing that was entered is lost by that. */
  onSaved: () => void
}

const LENGTH = 'Enter whole hours and minutes, from 1 minute to 1 year in all'
const digits = z.string().check(z.trim(), z.regex(/^\d{0,4}$/, LENGTH))
const schema = z
  .object({ hours: digits, minutes: digits })
  .check(z.refine((entered) => isObjective(secondsIn(entered)), { error: LENGTH, path: ['hours'] }))

/**
 * Tries out how old the newest recovery point may be, and sets it for everybody: it is kept in a tag of
 * the service. What is only tried out has no effect anywhere else.
 */
export default function ObjectiveDialog(props: ObjectiveDialogProps) {
  const { project, service, objective, report, lookup, onClose, onSaved } = props
  /** What the tag is to say, once that is reviewed; null removes it. */
  const [wanted, setWanted] = useState<string | null>()
  const { save, phase, problem } = useSaveObjective({ project, service, onSaved })
  const entered = useFormValues(() => ({
    hours: String(Math.floor(objective.seconds / 3600)),
    minutes: String(Math.floor((objective.seconds % 3600) / 60)),
  }))
  const form = useCheckedForm(entered, { schema, fields: ['hours', 'minutes'] })
  const edit = () => setWanted(undefined)
  const leaving = useLeaveGuard({
    guarded: form.dirty || wanted !== undefined,
    bySearch: true,
    stepBack: wanted !== undefined && phase === 'idle' ? edit : undefined,
  })
  const question = leaving && (
    <DiscardDialog saving={phase === 'saving'} onKeep={leaving.stay} onDiscard={leaving.leave} />
  )
  const valid = schema.safeParse(form.values).success
  const seconds = secondsIn(form.values)
  const isTagged = readTag(service.tags, 'rpo') !== undefined

  if (wanted !== undefined) {
    return (
      <Dialog
        title="Review: Recovery point objective"
        description="The tag applies to everyone who can view the service."
        onClose={onClose}
        step="review"
        wide
        footer={
          <>
            {/* What is changed while it is being saved would be lost. */}
            <Button
              disabledReason={phase === 'idle' ? undefined : 'Wait for the save to finish'}
              onClick={edit}
            >
              Back to editing
            </Button>
            <Button look="primary" pending={phase !== 'idle'} onClick={() => void save(wanted)}>
              {wanted === null ? 'Remove RPO' : 'Save RPO'}
            </Button>
          </>
        }
      >
        <ObjectiveReview
          project={project}
          service={service}
          tags={writeTag('rpo', wanted, service.tags)}
          problem={problem}
        />
        {question}
      </Dialog>
    )
  }
  return (
    <Dialog
      title="Recovery point objective"
      description={`The maximum age of ${service.service_name}’s newest recovery point (RPO). Beyond it, every page shows the service as Behind.`}
      onClose={onClose}
      step="edit"
      footer={
        <>
          {isTagged && (
            <Button look="quiet" onClick={() => setWanted(null)}>
              Remove RPO
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="objective" look="primary">
            Review changes
          </Button>
        </>
      }
    >
      <form
        id="objective"
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void form.submit((sent) => {
            setWanted(formatObjective(secondsIn(sent)))
          })
        }}
      >
        <div className={styles.fields}>
          <TextField label="Hours" inputMode="numeric" autoComplete="off" {...form.text('hours')} />
          <TextField
            label="Minutes"
            inputMode="numeric"
            autoComplete="off"
            {...form.text('minutes')}
          />
        </div>
        {valid && (
          <WhatIf
            project={project}
            service={service}
            seconds={seconds}
            report={report}
            lookup={lookup}
            now={serverNow()}
          />
        )}
      </form>
      {question}
    </Dialog>
  )
}

function secondsIn({ hours, minutes }: { hours: string; minutes: string }): number {
  return Number(hours) * 3600 + Number(minutes) * 60
}
