import { useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { serverNow } from '~/api/server-clock'
import type { Service } from '~/api/services'
import { asksFirst } from '~/backup/consequences'
import { focusField } from '~/hooks/forms/focus-field'
import { useLeaveGuard } from '~/hooks/forms/use-leave-guard'
import { count } from '~/lib/format'
import { Button } from '~/ui/Button'
import { Dialog } from '~/ui/Dialog'
import type { Option } from '~/user-config/options'
import { Conflicts, type Answer } from './review/Conflicts'
import { Review } from './review/Review'
import { useConsequences } from './review/use-consequences'
import styles from './ConfigurationDialog.module.css'
import { DiscardDialog } from './DiscardDialog'
import { FormNotices } from './FormNotices'
import type { ConfigurationFormState } from './use-configuration-form'
import { looks } from '~/ui/looks'

interface ConfigurationDialogProps {
  title: string
  description?: ReactNode
  project: string
  service: Service
  options: readonly Option[]
  form: ConfigurationFormState
  /** The words on the last button. */
  saveLabel: string
  /** The last button takes something away. */
  destructive?: boolean
  /** A way straight to the review; `prepare` makes the edit that it stands for. */
  shortcut?: { label: string; prepare: () => void } | undefined
  onClose: () => void
  wide?: boolean
  /** The first step: where the options are edited. */
  children: ReactNode
}

/**
 * What every dialog that changes options has in common: it is edited, reviewed and saved; when
 * someone else changed the same it asks, and it is not left with changes unasked.
 */
export function ConfigurationDialog(props: ConfigurationDialogProps) {
  const { title, project, service, options, form, onClose } = props
  const [step, setStep] = useState<'edit' | 'review'>('edit')
  const [consents, setConsents] = useState<ReadonlySet<string>>(new Set())
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answer>>(new Map())
  const { problem } = form
  const conflict = problem?.kind === 'conflict' ? problem : undefined
  const shown = conflict ? 'conflict' : step
  const edit = () => setStep('edit')
  const leaving = useLeaveGuard({
    guarded: form.dirty,
    bySearch: true,
    stepBack: shown === 'review' && form.phase === 'idle' ? edit : undefined,
  })
  const consequences = useConsequences(project, service, step === 'review' ? form.changes() : [])
  const unanswered = conflict?.conflicts.some(({ option }) => !answers.has(option.key))
  const unsaid = consequences.some((item) => asksFirst(item) && !consents.has(item.kind))

  function toReview() {
    setConsents(new Set())
    void form.check(() => setStep('review'))
  }

  async function save() {
    setAnswers(new Map())
    const refusedAt = await form.save()
    if (!refusedAt) return
    // The input must be there before it can get the focus.
    flushSync(edit)
    focusField(refusedAt.key)
  }

  function settle() {
    const theirs = [...answers].flatMap(([key, answer]) => (answer === 'theirs' ? [key] : []))
    setConsents(new Set())
    if (form.settle(new Set(theirs)) === 0) edit()
  }

  const footers = {
    edit: (
      <>
        <p className={styles.status} role="status">
          {form.modified === 0 ? 'No changes' : count(form.modified, 'change')}
        </p>
        {props.shortcut && (
          <Button
            look="danger"
            onClick={() => {
              props.shortcut?.prepare()
              toReview()
            }}
          >
            {props.shortcut.label}
          </Button>
        )}
        <Button onClick={onClose}>Cancel</Button>
        <Button
          look="primary"
          disabledReason={form.modified === 0 ? 'Nothing to save yet' : undefined}
          onClick={toReview}
        >
          Review changes
        </Button>
      </>
    ),
    review: (
      <>
        <p className={styles.status} role="status">
          {{ idle: '', checking: 'Reading the service again', saving: 'Saving' }[form.phase]}
        </p>
        {/* What is changed while it is being saved would be lost. */}
        <Button
          disabledReason={form.phase === 'idle' ? undefined : 'Wait for the save to finish'}
          onClick={edit}
        >
          Back to editing
        </Button>
        <Button
          look={props.destructive ? 'danger' : 'primary'}
          pending={form.phase !== 'idle'}
          disabledReason={unsaid ? 'Confirm the loss first' : undefined}
          onClick={() => void save()}
        >
          {props.saveLabel}
        </Button>
      </>
    ),
    conflict: (
      <>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          look="primary"
          disabledReason={unanswered ? 'Choose a value for each option first' : undefined}
          onClick={settle}
        >
          Continue
        </Button>
      </>
    ),
  }
  const titles = {
    edit: title,
    review: `Review: ${title}`,
    conflict: 'Resolve conflicting changes',
  }

  return (
    <Dialog
      title={titles[shown]}
      description={props.description}
      onClose={onClose}
      step={shown}
      {...(props.wide || shown !== 'edit' ? { wide: true } : {})}
      footer={footers[shown]}
    >
      <div className={looks.stack}>
        {!conflict && (
          <FormNotices
            project={project}
            form={form}
            options={options}
            service={service}
            now={serverNow()}
            editing={step === 'edit'}
          />
        )}
        {shown === 'edit' && props.children}
        {shown === 'review' && (
          <Review
            project={project}
            service={service}
            options={options}
            changes={form.changes()}
            patch={form.patch()}
            consequences={consequences}
            consents={consents}
            onConsent={(kind, given) =>
              setConsents((before) => {
                const next = new Set(before)
                if (given) next.add(kind)
                else next.delete(kind)
                return next
              })
            }
          />
        )}
        {conflict && (
          <Conflicts
            conflicts={conflict.conflicts}
            answers={answers}
            onAnswer={(key, answer) => setAnswers((before) => new Map(before).set(key, answer))}
          />
        )}
      </div>
      {leaving && (
        <DiscardDialog
          saving={form.phase === 'saving'}
          onKeep={leaving.stay}
          onDiscard={leaving.leave}
        />
      )}
    </Dialog>
  )
}
