import type { Draft } from '~/user-config/draft'
import { draftOf, readDraft } from '~/user-config/draft'
import { describeValue } from '~/user-config/describe'
import type { Option } from '~/user-config/options'
import { lockOf, removalOf } from '~/user-config/removal'
import { BACKUP_REGIONS_OPTION } from '~/backup/support'
import { Button } from '~/ui/Button'
import { IconButton } from '~/ui/IconButton'
import { CloseIcon, LockIcon } from '~/ui/icons'
import { BackupRegionInput } from './BackupRegionInput'
import { FieldInput } from './FieldInput'
import styles from './OptionRow.module.css'
import type { RegionContext } from './region'
import type { Row } from './rows'
import type { FormRow } from './use-configuration-form'

type OptionRowProps = FormRow & {
  regions: RegionContext
  /** What is to be known of the option beforehand. */
  note?: string | undefined
}

/** One option of the dialog: what it is, its input, its default, and how to take it away. */
export function OptionRow(props: OptionRowProps) {
  const { option, row, modified, problems, change, drop } = props
  const { field } = option
  const lock = lockOf(option)
  const removal = removalOf(option)
  const hasDefault = field.default !== undefined && field.default !== null

  return (
    <div role="group" aria-label={option.name} className={styles.row} data-option={option.key}>
      <header className={styles.header}>
        <p className={styles.key}>
          <code>{option.key}</code>
          {modified && <span className={styles.modified}>Modified</span>}
          {field.deprecated && <span className={styles.mark}>Deprecated</span>}
          {field.restart && <span className={styles.mark}>A change restarts the service</span>}
        </p>
        {!row.removed && (
          <RemoveButton
            option={option}
            row={row}
            onRemove={() => (row.original ? change({ ...row, removed: true }) : drop())}
          />
        )}
      </header>
      {row.removed ? (
        <p className={styles.removed}>
          {removal.kind === 'empty' ? 'Will be turned off' : 'Will be removed'}
          <Button small onClick={() => change({ ...row, removed: false })}>
            Keep {option.name}
          </Button>
        </p>
      ) : lock !== null ? (
        <p className={styles.locked}>
          <LockIcon /> {option.name}: {describeDraft(option, row.draft)}
          <span>{lock}</span>
        </p>
      ) : (
        <ValueInput {...props} setDraft={(draft) => change({ ...row, draft })} />
      )}
      {row.removed && problems[0] && <p className={styles.problem}>{problems[0].message}</p>}
      <footer className={styles.footer}>
        {props.note !== undefined && <p>{props.note}</p>}
        {field.description !== '' && <p>{field.description}</p>}
        {hasDefault && (
          <p>
            Default: {describeValue(field, field.default)}
            {!row.removed && lock === null && (
              <Button
                small
                look="quiet"
                onClick={() => change({ ...row, draft: draftOf(field, field.default) })}
              >
                Reset {option.name} to default
              </Button>
            )}
          </p>
        )}
        {row.original && removal.kind === 'refused' && lock === null && <p>{removal.reason}</p>}
      </footer>
    </div>
  )
}

function describeDraft({ field }: Option, draft: Draft): string {
  const reading = readDraft(field, draft)
  return describeValue(field, reading.ok ? reading.value : undefined)
}

function ValueInput({
  option,
  row,
  problems,
  regions,
  leave,
  setDraft,
}: OptionRowProps & { setDraft: (draft: Draft) => void }) {
  const shared = {
    draft: row.draft,
    onChange: setDraft,
    onBlur: leave,
    problems,
    label: option.name,
  }
  return option.key === BACKUP_REGIONS_OPTION ? (
    <BackupRegionInput {...shared} field={option.field} regions={regions} />
  ) : (
    <FieldInput {...shared} field={option.field} />
  )
}

interface RemoveButtonProps {
  option: Option
  row: Row
  onRemove: () => void
}

/** Options that Aiven does not let go have no such button; the row says why. */
function RemoveButton({ option, row, onRemove }: RemoveButtonProps) {
  const removal = removalOf(option)
  if (row.original && (removal.kind === 'refused' || removal.kind === 'default')) return null
  return (
    <IconButton label={`Remove ${option.name}`} onClick={onRemove}>
      <CloseIcon />
    </IconButton>
  )
}
