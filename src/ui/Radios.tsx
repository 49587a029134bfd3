import { useId } from 'react'
import styles from './Radios.module.css'

interface RadiosProps<T extends string> {
  legend: string
  values: readonly T[]
  labels: Record<T, string>
  /** Undefined while nothing is chosen. */
  value: T | undefined
  onChange: (value: T) => void
}

/** A choice of few whose labels are sentences: one under the other. */
export function Radios<T extends string>(props: RadiosProps<T>) {
  const name = useId()
  return (
    <fieldset className={styles.radios}>
      <legend className="visually-hidden">{props.legend}</legend>
      {props.values.map((value) => (
        <label key={value} className={styles.radio}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === props.value}
            onChange={() => props.onChange(value)}
          />
          <span>{props.labels[value]}</span>
        </label>
      ))}
    </fieldset>
  )
}
