import { IconButton } from '~/ui/IconButton'
import { CloseIcon } from '~/ui/icons'
import { Notice } from '~/ui/Notice'
import { describeValue } from '~/user-config/describe'
import type { SaveOutcome } from './outcome'

interface SavedNoticeProps {
  /** What was saved, as in “Advanced configuration”. */
  what: string
  outcome: SaveOutcome
  onDismiss: () => void
}

/** What came of a save: what the server showed afterwards, not what was asked for. */
export function SavedNotice({ what, outcome, onDismiss }: SavedNoticeProps) {
  const { changes, missing } = outcome
  const good = missing.length === 0
  return (
    <Notice
      tone={good ? 'success' : 'warning'}
      title={good ? `${what} saved` : 'Accepted, but not every change shows'}
      announce
      actions={
        <IconButton label="Dismiss" onClick={onDismiss}>
          <CloseIcon />
        </IconButton>
      }
    >
      <ul>
        {(good ? changes : missing).map(({ option, before, after }) => (
          <li key={option.key}>
            {option.name}: {describeValue(option.field, before)} →{' '}
            {describeValue(option.field, after)}
          </li>
        ))}
      </ul>
      <p>{describeProof(outcome)}</p>
    </Notice>
  )
}

function describeProof({ missing, unread, alreadySo }: SaveOutcome): string {
  if (alreadySo) return 'Somebody else had made the same change already: nothing was sent.'
  if (missing.length > 0) {
    return 'Aiven accepted the save, but the service does not show this. Refresh in a moment. If it stays so, ask Aiven’s support.'
  }
  return unread
    ? 'Aiven’s answer shows it. The service could not be read again to make sure.'
    : 'Aiven’s answer shows it, and so does the service on reading it again.'
}
