import { IconButton } from '~/ui/IconButton'
import { CloseIcon } from '~/ui/icons'
import { Notice } from '~/ui/Notice'
import { describeValue } from '~/user-config/describe'
import { describeOutcome, type SaveOutcome } from './outcome'

interface SavedNoticeProps {
  /** What was saved, as in “Advanced configuration”. */
  what: string
  outcome: SaveOutcome
  onDismiss: () => void
}

/** What came of a save: what the server showed afterwards, not what was asked for. */
export function SavedNotice({ what, outcome, onDismiss }: SavedNoticeProps) {
  const { changes, missing } = outcome
  const { text, ...told } = describeOutcome(outcome, `${what} saved`)

  function dismiss() {
    // The button goes with the notice: without this the focus would be nowhere.
    document.getElementById('main')?.focus()
    onDismiss()
  }

  return (
    <Notice
      {...told}
      announce
      actions={
        <IconButton label="Dismiss" onClick={dismiss}>
          <CloseIcon />
        </IconButton>
      }
    >
      <ul>
        {(missing.length > 0 ? missing : changes).map(({ option, before, after }) => (
          <li key={option.key}>
            {option.name}: {describeValue(option.field, before)} →{' '}
            {describeValue(option.field, after)}
          </li>
        ))}
      </ul>
      <p>{text}</p>
    </Notice>
  )
}
