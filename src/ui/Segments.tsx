import { useId } from 'react'
import styles from './Segments.module.css'

interface SegmentsProps<T extends string> {
  legend: string
  values: readonly T[]
  labels: Record<T, string>
  value: T
  onChange: (value: T) => void
}

/** A choice of few, all visible: radio buttons drawn as one control. */
export function Segments<T extends string>(props: SegmentsProps<T>) {
  const name = useId()
  return (
    <fieldset className={styles.segments}>
      <legend>{props.legend}</legend>
      <div className={styles.track}>
        {props.values.map((value) => (
          <label key={value} className={styles.segment}>
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === props.value}
              onChange={() => props.onChange(value)}
            />
            {props.labels[value]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
