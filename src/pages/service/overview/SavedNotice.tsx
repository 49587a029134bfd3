import { IconButton } from '../../../ui/IconButton'
import { CloseIcon } from '../../../ui/icons'
import { Notice } from '../../../ui/Notice'
import { describeValue } from '../../../user-config/describe'
import type { SaveOutcome } from '../edit-configuration/outcome'

interface SavedNoticeProps {
  outcome: SaveOutcome
  onDismiss: () => void
}

/** What came of a save: what the server answered, not what was asked for. */
export function SavedNotice({ outcome: { changes, missing }, onDismiss }: SavedNoticeProps) {
  const good = missing.length === 0
  const listed = good ? changes : missing
  return (
    <Notice
      tone={good ? 'success' : 'warning'}
      title={
        good
          ? 'Advanced configuration saved'
          : 'Accepted, but the answer does not show every change'
      }
      announce
      actions={
        <IconButton label="Dismiss" onClick={onDismiss}>
          <CloseIcon />
        </IconButton>
      }
    >
      <ul>
        {listed.map(({ option, before, after }) => (
          <li key={option.key}>
            {option.name}: {describeValue(option.field, before)} →{' '}
            {describeValue(option.field, after)}
          </li>
        ))}
      </ul>
      {!good && <p>Refresh in a moment. If it stays so, ask Aiven’s support.</p>}
    </Notice>
  )
}
