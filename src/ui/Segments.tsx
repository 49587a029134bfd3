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
  // No fieldset: its legend stands above it in WebKit, whatever the style sheet says.
  return (
    <div className={styles.segments} role="group" aria-labelledby={`${name}-legend`}>
      <span id={`${name}-legend`} className={styles.legend}>
        {props.legend}
      </span>
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
    </div>
  )
}
