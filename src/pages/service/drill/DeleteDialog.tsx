import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import * as z from 'zod/mini'
import { DeletionInDoubt, DeletionRefused, useDeleteService } from '~/api/delete-service'
import { markHidden } from '~/lib/hidden-characters'
import { ApiError, isSessionChange } from '~/api/errors'
import type { Service } from '~/api/services'
import { sessionQuery } from '~/api/session'
import { type Drill } from '~/backup/drill'
import { deletionRefusal } from '~/backup/drill-course'
import { Equivalents } from '~/components/Equivalents'
import { ErrorNotice } from '~/components/ErrorNotice'
import { findApiUrl } from '~/equivalents/api-url'
import { deleteEquivalents } from '~/equivalents/delete'
import { useTell } from '~/hooks/notices'
import { useCheckedForm } from '~/hooks/forms/use-checked-form'
import { useFormValues } from '~/hooks/forms/use-form-values'
import { useIsMounted } from '~/hooks/use-is-mounted'
import { Button } from '~/ui/Button'
import { CopyButton } from '~/ui/CopyButton'
import { Dialog } from '~/ui/Dialog'
import { TextField } from '~/ui/Field'
import { looks } from '~/ui/looks'
import { Notice } from '~/ui/Notice'
import styles from './DeleteDialog.module.css'
import { forgetJournal } from './journal'

interface DeleteDialogProps {
  project: string
  fork: Service
  drill: Drill
  /** The record waits for what it is to say. */
  downloading: boolean
  onDownload: () => void
  onClose: () => void
}

/** Deletes exactly this fork, once its name has been typed. */
export function DeleteDialog(props: DeleteDialogProps) {
  const { project, fork, drill, downloading, onDownload, onClose } = props
  const name = fork.service_name
  // It is this service that is confirmed, whatever has its name later.
  const [shown] = useState(fork)
  const { data: session } = useQuery(sessionQuery)
  const navigate = useNavigate()
  const isMounted = useIsMounted()
  const tell = useTell()
  const remove = useDeleteService(project, {
    findRefusal: (fresh) => deletionRefusal(fresh, shown, project),
    leave: async (deletion) => {
      if (deletion === 'deleted') forgetJournal(project, shown)
      // Whoever has closed the dialog meanwhile is doing something else.
      if (!isMounted()) {
        return tell(
          deletion === 'deleted'
            ? { tone: 'success', title: `${name} was deleted` }
            : {
                tone: 'warning',
                title: `${name} no longer exists`,
                text: 'Nothing was sent.',
              },
        )
      }
      await navigate({
        to: '/projects/$project/services/$service/backups',
        params: { project, service: drill.source },
        state: { deletedDrill: { name, deletion } },
      })
    },
  })
  const refusal = deletionRefusal(fork, shown, project)
  const entered = useFormValues(() => ({ name: '' }))
  const form = useCheckedForm(entered, { schema: confirmation(name), fields: ['name'] })

  async function send() {
    if (refusal !== undefined) return
    try {
      await remove.mutateAsync(name)
    } catch (error) {
      if (isMounted() || !(error instanceof Error)) return
      tell({ tone: 'danger', title: titleFor(error, name), text: describeConsequence(error) })
    }
  }

  return (
    <Dialog
      title="Delete this fork?"
      description={`The service ${name} and all its data. ${markHidden(drill.source)} is not touched.`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            form="delete-drill"
            look="danger"
            pending={remove.isPending}
            disabledReason={refusal ?? form.problems.name}
          >
            Delete {name}
          </Button>
        </>
      }
    >
      <form
        id="delete-drill"
        className={looks.stack}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void form.submit(send)
        }}
      >
        {refusal !== undefined && <Notice tone="warning" title={refusal} />}
        <p>
          This cannot be undone. The result and timing are stored in the fork’s tags, the checklist
          and notes in this browser: both are deleted. Only a downloaded record remains.
        </p>
        <p>
          <Button small pending={downloading} onClick={onDownload}>
            Download record
          </Button>
        </p>
        <div className={styles.name}>
          <span>
            To confirm, type <strong>{name}</strong>
          </span>
          <CopyButton text={name} label="Copy service name" />
        </div>
        <TextField
          label="Name of the service"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          word
          {...form.text('name')}
        />
        {remove.error && (
          <ErrorNotice
            error={remove.error instanceof DeletionInDoubt ? remove.error.cause : remove.error}
            title={titleFor(remove.error, name)}
            consequence={describeConsequence(remove.error)}
          />
        )}
        {session && (
          <details className={looks.disclosure}>
            <summary>Equivalent commands</summary>
            <Equivalents
              items={deleteEquivalents({ apiUrl: findApiUrl(session), project, serviceName: name })}
            />
          </details>
        )}
      </form>
    </Dialog>
  )
}

/** Whoever deletes says so by the name, exactly. */
function confirmation(name: string) {
  const isName = z.refine((typed) => typed === name, `Type the name first: ${name}`)
  return z.object({ name: z.string().check(isName) })
}

function titleFor(error: Error, name: string): string {
  return error instanceof DeletionInDoubt ? error.message : `${name} was not deleted`
}

function describeConsequence(error: Error): string {
  if (error instanceof DeletionInDoubt) {
    return 'The request was sent once, no clear response arrived, and checking for the service was inconclusive. Deleting it again is safe: the service is checked first.'
  }
  if (error instanceof DeletionRefused) return 'Nothing was sent.'
  // The gateway says itself that it did not send it on.
  if (isSessionChange(error)) return error.message
  if (!(error instanceof ApiError) || error.method !== 'DELETE') {
    return 'The check just before deleting failed: nothing was sent.'
  }
  if (error.status === 403) {
    return 'Offsite checked: the service is still there. Deleting a service requires the permission project:services:write: a project administrator can grant it.'
  }
  return 'Offsite checked: the service was still there afterwards. You can try again.'
}
