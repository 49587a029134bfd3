import { useId, useRef, useState } from 'react'
import { LONGEST_TEXT } from '~/lib/search-text'
import styles from './SearchField.module.css'
import { SearchIcon } from './icons'
import { FIND_KEYS, useFind } from './use-find'

interface SearchFieldProps {
  label: string
  placeholder?: string
  value: string
  onChange: (value: string) => void
  /** What is searched is a table of which not all rows are in the page. */
  hidesRows?: boolean
}

/**
 * A search field over a value that lives elsewhere and may arrive late (the URL): what is typed shows
 * at once, and a change that did not come from here (back, "clear") replaces it.
 */
export function SearchField(props: SearchFieldProps) {
  const { label, placeholder, value, onChange, hidesRows = false } = props
  const field = useRef<HTMLInputElement>(null)
  const hintId = useId()
  const { found, forget } = useFind(field, hidesRows)
  const [text, setText] = useState(value)
  const [sent, setSent] = useState(value)
  const [lastValue, setLastValue] = useState(value)
  if (value !== lastValue) {
    setLastValue(value)
    if (value !== sent) setText(value)
  }
  return (
    <div className={styles.field}>
      <label className={styles.search}>
        <span className="visually-hidden">{label}</span>
        <SearchIcon />
        <input
          ref={field}
          type="search"
          maxLength={LONGEST_TEXT}
          placeholder={placeholder}
          value={text}
          aria-describedby={found ? hintId : undefined}
          onBlur={forget}
          onChange={({ target }) => {
            setSent(target.value)
            setText(target.value)
            onChange(target.value)
          }}
        />
      </label>
      {found && (
        <p id={hintId} role="status" className={styles.hint}>
          {FIND_KEYS} searches this table: not all rows are in the page. Press it again for the
          browser’s own search.
        </p>
      )}
    </div>
  )
}
