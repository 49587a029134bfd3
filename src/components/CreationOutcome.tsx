import { useEffect, useRef } from 'react'
import { NameInUse, type CreationInDoubt, type Difference } from '~/api/create-service'
import { ApiError, hasStatus } from '~/api/errors'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { ErrorNotice } from './ErrorNotice'

interface CreationOutcomeProps {
  /** What was to be created, such as “fork”. */
  what: string
  /** The name of the service that was asked for. */
  name: string
  /** Why it was not created. */
  error: Error | null
  /** Nobody knows whether it was. */
  doubt: CreationInDoubt | undefined
  looking: boolean
  onLookAgain: () => void
  /** The permission that it takes. */
  permission: string
  /** What else is known about the refusal. */
  known?: string | undefined
}

/** What came of the attempt to create a service, where it was not a service. */
export function CreationOutcome(props: CreationOutcomeProps) {
  const { error, doubt } = props
  const ref = useRef<HTMLDivElement>(null)
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
          title={`Could not confirm whether ${doubt.serviceName} was created`}
          announce
          actions={
            <Button small pending={props.looking} onClick={props.onLookAgain}>
              Check again
            </Button>
          }
        >
          <p>
            The request was sent once. No clear response arrived ({doubt.cause.message}), and
            checking for the service was inconclusive. It will not be sent again until this is
            resolved. Check again in a moment.
          </p>
        </Notice>
      )}
      {error && (
        <ErrorNotice
          error={error}
          title={`The ${props.what} was not created`}
          consequence={`${describeConsequence(error, props)} What you entered is kept.`}
        />
      )}
    </div>
  )
}

/** What is known about a refusal, beside Aiven's own words. */
function describeConsequence(
  error: Error,
  { what, name, permission, known }: CreationOutcomeProps,
) {
  if (error instanceof NameInUse) return describeOther(error)
  if (hasStatus(error, 401)) return `Your session has ended. Sign in, then create the ${what}.`
  if (hasStatus(error, 403) && known === undefined) {
    return `Nothing was created. Creating a ${what} requires the permission ${permission}: a project administrator can grant it.`
  }
  if (hasStatus(error, 409)) return 'Nothing was created. Choose another name.'
  const status = error instanceof ApiError ? error.status : undefined
  if (status === undefined || status >= 500 || status === 408) {
    return `Offsite checked: there is no service ${name}, so nothing was created and you can try again. If the first request still arrives late, Aiven refuses the second because the name is taken.`
  }
  return ['Nothing was created.', known].filter(Boolean).join(' ')
}

const DIFFERENCES: Record<Difference, string> = {
  type: 'a different type',
  plan: 'a different plan',
  cloud: 'a different cloud',
  source: 'a different source',
  time: 'a different creation time',
}

/** Whose the service may be that has the name. */
function describeOther({ other, differences }: NameInUse): string {
  const named = differences.map((one) => DIFFERENCES[one]).join(', ')
  const whose =
    differences.length === 1 && differences[0] === 'time'
      ? 'It may be someone else’s, or one you created earlier.'
      : 'It may be someone else’s.'
  return `Offsite checked: ${other.service_name} exists with ${named} (${other.service_type}, ${other.plan}, ${other.cloud_name}, created ${other.create_time}). ${whose} Yours was not created: choose another name.`
}
