import { memo } from 'react'
import { describeValue } from '~/user-config/describe'
import type { Option } from '~/user-config/options'
import { findLock, findRemoval } from '~/user-config/removal'
import { typedFor, type Typed } from '~/user-config/typed'
import { BACKUP_REGIONS_OPTION } from '~/backup/secondary-region'
import { Button } from '~/ui/Button'
import { IconButton } from '~/ui/IconButton'
import { CloseIcon } from '~/ui/icons'
import { LockIcon } from '~/ui/later-icons'
import { focusField } from '~/hooks/forms/focus-field'
import { passFocus } from '~/ui/pass-focus'
import { BackupRegionInput } from './BackupRegionInput'
import { FieldInput } from './FieldInput'
import type { Entry } from './entries'
import styles from './OptionEditor.module.css'
import type { RegionContext } from './region'
import type { EntryActions, FormEntry } from './use-configuration-form'
import { looks } from '~/ui/looks'

type OptionEditorProps = FormEntry &
  EntryActions & {
    regions: RegionContext
    /** What is to be known of the option beforehand. */
    note?: string | undefined
  }

/**
 * One option of a form: what it is, its input, its default, and how to take it away. It re-renders
 * only where its own entry changed: a form may hold every option there is.
 */
export const OptionEditor = memo(function OptionEditor(props: OptionEditorProps) {
  const { option, entry, modified, problems, type, setRemoved, drop } = props
  const { field } = option
  const lock = findLock(option)
  const removal = findRemoval(option)
  const hasDefault = field.default !== undefined && field.default !== null

  return (
    <div role="group" aria-label={option.name} className={styles.option} data-field={option.key}>
      <div className={styles.header}>
        <p className={styles.key}>
          <code>{option.key}</code>
          {modified && <span className={styles.modified}>Modified</span>}
          {field.deprecated && <span className={styles.mark}>Deprecated</span>}
          {field.restart && <span className={styles.mark}>A change restarts the service</span>}
        </p>
        {!entry.removed && (
          <RemoveButton
            option={option}
            entry={entry}
            onRemove={() => (entry.original ? setRemoved(option, true) : drop(option))}
          />
        )}
      </div>
      {entry.removed ? (
        <p className={styles.removed}>
          {removal.kind === 'empty' ? 'Will be turned off' : 'Will be removed'}
          <Button
            small
            onClick={() => {
              setRemoved(option, false)
              focusField(option.key)
            }}
          >
            Keep {option.name}
          </Button>
        </p>
      ) : lock !== null ? (
        <p className={styles.locked}>
          <LockIcon /> {option.name}: {describeEntry(option, entry)}
          <span>{lock}</span>
        </p>
      ) : (
        <ValueInput {...props} />
      )}
      {entry.removed && problems[0] && <p className={looks.problem}>{problems[0].message}</p>}
      <div className={styles.footer}>
        {props.note !== undefined && <p>{props.note}</p>}
        {field.description !== '' && <p>{field.description}</p>}
        {hasDefault && (
          <p>
            Default: {describeValue(field, field.default)}
            {!entry.removed && lock === null && (
              <Button
                small
                look="quiet"
                onClick={() => type(option, typedFor(field, field.default))}
              >
                Reset {option.name} to default
              </Button>
            )}
          </p>
        )}
        {entry.original && removal.kind === 'refused' && lock === null && <p>{removal.reason}</p>}
      </div>
    </div>
  )
})

function describeEntry({ field }: Option, { reading }: Entry): string {
  return describeValue(field, reading.ok ? reading.value : undefined)
}

function ValueInput({ option, entry, problems, regions, leave, type }: OptionEditorProps) {
  const shared = {
    typed: entry.typed,
    onChange: (typed: Typed) => type(option, typed),
    onBlur: () => leave(option),
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
  entry: Entry
  onRemove: () => void
}

/** Options that Aiven does not let go have no such button; the text below says why. */
function RemoveButton({ option, entry, onRemove }: RemoveButtonProps) {
  const removal = findRemoval(option)
  if (entry.original && (removal.kind === 'refused' || removal.kind === 'default')) return null
  return (
    <IconButton
      ref={passFocus((place) => place.closest('[data-field]')?.querySelector('button'))}
      label={`Remove ${option.name}`}
      onClick={onRemove}
    >
      <CloseIcon />
    </IconButton>
  )
}
