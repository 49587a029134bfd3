import { ApiError, isSessionChange } from '~/api/errors'
import { sentence } from '~/lib/sentence'
import { withRole } from '~/words/role'
import { Button } from '~/ui/Button'
import { CopyButton } from '~/ui/CopyButton'
import { Notice } from '~/ui/Notice'
import { passFocusToHeading } from '~/ui/pass-focus'
import styles from './ErrorNotice.module.css'
import { SessionRefusal } from './SessionRefusal'
import { UserText } from '~/ui/UserText'

interface ErrorNoticeProps {
  error: Error
  /** What was being done, as a sentence: "The services could not be loaded". */
  title: string
  /** What did not change, or what can be done. */
  consequence?: string
  onRetry?: () => void
  retrying?: boolean
}

/** What happened, what was not changed, what to do; with details to keep and to send. It is read out. */
export function ErrorNotice({
  error,
  title,
  consequence,
  onRetry,
  retrying = false,
}: ErrorNoticeProps) {
  if (isSessionChange(error)) return <SessionRefusal title={title} onRetry={onRetry} />
  return (
    <Notice
      tone="danger"
      title={title}
      announce
      actions={
        onRetry && (
          <Button ref={passFocusToHeading} small onClick={onRetry} pending={retrying}>
            Retry
          </Button>
        )
      }
    >
      <p>
        <UserText text={explain(error)} />
      </p>
      {consequence !== undefined && <p>{consequence}</p>}
      <p className={styles.details}>
        <code>{describeDetails(error)}</code>
        <CopyButton
          text={`${title}\n${error.message}\n${describeDetails(error)}`}
          label="Copy details"
        />
      </p>
    </Notice>
  )
}

function explain(error: Error): string {
  if (!(error instanceof ApiError)) return error.message
  const text = sentence(error.message)
  if (error.kind === 'network') return `${text} Check the connection, then retry.`
  if (error.status === 429) return `${text} Too many requests: wait a moment, then retry.`
  return withRole(error.message, error)
}

function describeDetails(error: Error): string {
  if (!(error instanceof ApiError)) return error.name
  const parts = [
    `${error.method} ${error.path}`,
    error.status === undefined ? 'no response' : `status ${error.status}`,
    error.errorCode,
    error.requestId && `request ${error.requestId}`,
  ]
  return parts.filter(Boolean).join(' · ')
}
