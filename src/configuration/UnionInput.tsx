import type { UnionField } from '~/user-config/field'
import { typedFor } from '~/user-config/typed'
import { Select } from '~/ui/Field'
import { type NestingInputProps } from './field-input'
import styles from './inputs.module.css'

type UnionInputProps = NestingInputProps<UnionField, 'union'>

/** First which kind of value, then the value. Choosing another kind starts that one afresh. */
export function UnionInput({
  field,
  label,
  typed,
  onChange,
  onBlur,
  problems,
  Input,
}: UnionInputProps) {
  const chosen = field.alternatives[typed.alternative]
  return (
    <div className={styles.union}>
      <Select
        label={<>{label} format</>}
        value={typed.alternative}
        onChange={({ target }) => {
          const alternative = Number(target.value)
          const next = field.alternatives[alternative]
          if (next) {
            onChange({ kind: 'union', alternative, inner: typedFor(next.field, undefined) })
          }
        }}
      >
        {field.alternatives.map((alternative, index) => (
          <option key={alternative.label} value={index}>
            {alternative.label}
          </option>
        ))}
      </Select>
      {chosen && (
        <Input
          field={chosen.field}
          label={label}
          typed={typed.inner}
          onChange={(inner) => onChange({ ...typed, inner })}
          onBlur={onBlur}
          problems={problems}
        />
      )}
    </div>
  )
}
