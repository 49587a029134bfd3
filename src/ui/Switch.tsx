import type { ReactNode } from 'react'
import styles from './Switch.module.css'

interface SwitchProps {
  label: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
  'aria-describedby'?: string | undefined
}

export function Switch({ label, checked, onChange, ...rest }: SwitchProps) {
  return (
    <label className={styles.switch}>
      <input
        {...rest}
        type="checkbox"
        // A checkbox that is called a switch: its own state is what is read out.
        // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props
        role="switch"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className={styles.track} aria-hidden="true" />
      <span>{label}</span>
    </label>
  )
}
