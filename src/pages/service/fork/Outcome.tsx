import { useEffect, useRef } from 'react'
import { ApiError, hasStatus } from '../../../api/errors'
import { ErrorNotice } from '../../../components/ErrorNotice'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { spanOf } from './fork-draft'
import type { ForkForm } from './use-fork-form'

/** What came of the attempt, where it was not a fork. */
export function Outcome({ form }: { form: ForkForm }) {
  const ref = useRef<HTMLDivElement>(null)
  const { error, doubt } = form
  // What just happened must be seen, wherever the form is scrolled to.
  useEffect(() => {
    if (error || doubt) ref.current?.scrollIntoView({ block: 'nearest' })
  }, [error, doubt])
  if (!error && !doubt) return null
  return (
    <div ref={ref}>
      {doubt && (
        <Notice
          tone="warning"
          title={`It is not known whether ${doubt.serviceName} was created`}
          announce
          actions={
            <Button small pending={form.looking} onClick={() => void form.lookAgain()}>
              Look again
            </Button>
          }
        >
          <p>
            The request was sent once. No answer arrived ({doubt.cause.message}), and looking for
            the service failed too. It is not sent again until this is known: look again when the
            connection is back.
          </p>
        </Notice>
      )}
      {error && (
        <ErrorNotice
          error={error}
          title="The fork was not created"
          consequence={consequenceOf(error, form)}
          announce
        />
      )}
    </div>
  )
}

/** What is known about a refusal, beside Aiven's own words. */
function consequenceOf(error: Error, form: ForkForm): string {
  const { draft, source, circumstances } = form
  const kept = 'What you entered is kept.'
  if (hasStatus(error, 401)) return `Your session has ended: sign in, then create the fork. ${kept}`
  if (hasStatus(error, 403)) {
    return `Creating a fork needs the permission project:services:write or role:services:recover. ${kept}`
  }
  if (hasStatus(error, 409)) return `Nothing was created. Choose another name. ${kept}`
  const status = error instanceof ApiError ? error.status : undefined
  if (status === undefined || status >= 500 || status === 408) {
    return `The console has looked: there is no service ${draft.name}, so nothing was created and you can try again. Should the first request arrive late after all, Aiven refuses the second one, as the name is taken then. ${kept}`
  }
  if (form.refusal === 'target' && source.window) {
    return `Known here is the window ${spanOf(source.window, circumstances.now, circumstances.zone)}. Nothing was created. ${kept}`
  }
  return `Nothing was created. ${kept}`
}
