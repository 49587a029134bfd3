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

  function dismiss() {
    // The button goes with the notice: without this the focus would be nowhere.
    document.getElementById('main')?.focus()
    onDismiss()
  }

  return (
    <Notice
      tone={good ? 'success' : 'warning'}
      title={good ? `${what} saved` : 'Accepted, but not every change is visible'}
      announce
      actions={
        <IconButton label="Dismiss" onClick={dismiss}>
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
  if (alreadySo) return 'Someone else already made the same change: nothing was sent.'
  if (missing.length > 0) {
    return 'Aiven accepted the change, but the service does not report it yet. Refresh in a moment. If this persists, contact Aiven support.'
  }
  return unread
    ? 'Aiven confirmed the change, but the service could not be reloaded to verify it.'
    : 'Confirmed: the service now reports this value.'
}
