import { useState } from 'react'
import styles from './SearchField.module.css'
import { SearchIcon } from './icons'

interface SearchFieldProps {
  label: string
  placeholder?: string
  value: string
  onChange: (value: string) => void
}

/**
 * A search field over a value that lives elsewhere and may arrive late (the URL): what is typed shows
 * at once, and a change that did not come from here (back, "clear") replaces it.
 */
export function SearchField({ label, placeholder, value, onChange }: SearchFieldProps) {
  const [text, setText] = useState(value)
  const [sent, setSent] = useState(value)
  const [seen, setSeen] = useState(value)
  if (value !== seen) {
    setSeen(value)
    if (value !== sent) setText(value)
  }
  return (
    <label className={styles.search}>
      <span className="visually-hidden">{label}</span>
      <SearchIcon />
      <input
        type="search"
        placeholder={placeholder}
        value={text}
        onChange={({ target }) => {
          setSent(target.value)
          setText(target.value)
          onChange(target.value)
        }}
      />
    </label>
  )
}
