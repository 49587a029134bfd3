import { useMemo, useState } from 'react'
import type { Option } from '~/user-config/options'
import { findLock } from '~/user-config/removal'
import { groupOptions, searchOptions } from '~/user-config/option-search'
import { Button } from '~/ui/Button'
import { ListPicker, type PickerGroup } from '~/ui/ListPicker'
import { passFocus } from '~/ui/pass-focus'
import styles from './OptionPicker.module.css'

interface OptionPickerProps {
  /** All options of the service type. */
  options: readonly Option[]
  /** Keys of the options that are in the dialog already. */
  present: ReadonlySet<string>
  onPick: (option: Option) => void
  onCancel: () => void
}

/** The searchable list behind "Add configuration option", in whose place it stands. */
export function OptionPicker({ options, present, onPick, onCancel }: OptionPickerProps) {
  const [query, setQuery] = useState('')
  const groups = useMemo(() => {
    const found = searchOptions(options, query)
    const current = found.filter(({ field }) => !field.deprecated)
    const deprecated = found.filter(({ field }) => field.deprecated)
    return [
      ...groupOptions(current).map(({ group, options: members }) => ({
        title: group === '' ? 'General' : group,
        items: members.map((option) => makeItem(option, present)),
      })),
      ...(deprecated.length === 0
        ? []
        : [{ title: 'Deprecated', items: deprecated.map((option) => makeItem(option, present)) }]),
    ]
  }, [options, query, present])
  const found = groups.reduce((sum, { items }) => sum + items.length, 0)

  return (
    <div className={styles.picker}>
      <ListPicker
        label="Search configuration options"
        listLabel="Configuration options"
        placeholder="Key, name or what it does"
        autoFocus
        text={query}
        onTextChange={setQuery}
        hint={`${found} of ${options.length} options`}
        groups={groups}
        empty="No option matches."
        onPick={(key) => {
          const option = options.find((one) => one.key === key)
          if (option) onPick(option)
        }}
      />
      <Button
        ref={passFocus((place) => place.querySelector('button'))}
        small
        look="quiet"
        onClick={onCancel}
      >
        Cancel adding
      </Button>
    </div>
  )
}

function makeItem(option: Option, present: ReadonlySet<string>): PickerGroup['items'][number] {
  const lock = findLock(option) ?? undefined
  return {
    id: option.key,
    refusal: present.has(option.key) ? 'Already in this dialog' : lock,
    content: (
      <>
        <span className={styles.name}>
          {option.name} <code>{option.key}</code>
          {option.field.deprecated && <span className={styles.mark}>Deprecated</span>}
        </span>
        {describe(option) !== '' && <span className={styles.description}>{describe(option)}</span>}
      </>
    ),
  }
}

function describe({ field, name }: Option): string {
  // A title that only repeats the name tells nothing.
  const title = name.toLowerCase().endsWith(field.title.toLowerCase()) ? '' : field.title
  return [title, field.description].filter(Boolean).join('. ')
}
