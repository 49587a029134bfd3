import { draftOf } from '~/user-config/draft'
import type { UnionField } from '~/user-config/field'
import { Select } from '~/ui/Field'
import { type NestingInputProps } from './field-input'
import styles from './inputs.module.css'

type UnionInputProps = NestingInputProps<UnionField, 'union'>

/** First which kind of value, then the value. Choosing another kind starts that one afresh. */
export function UnionInput({
  field,
  label,
  draft,
  onChange,
  onBlur,
  problems,
  Input,
}: UnionInputProps) {
  const inner = field.alternatives[draft.alternative]
  return (
    <div className={styles.union}>
      <Select
        label={<>{label}: kind</>}
        value={draft.alternative}
        onChange={({ target }) => {
          const alternative = Number(target.value)
          const chosen = field.alternatives[alternative]
          if (chosen) {
            onChange({ kind: 'union', alternative, draft: draftOf(chosen.field, undefined) })
          }
        }}
      >
        {field.alternatives.map((alternative, index) => (
          <option key={alternative.label} value={index}>
            {alternative.label}
          </option>
        ))}
      </Select>
      {inner && (
        <Input
          field={inner.field}
          label={label}
          draft={draft.draft}
          onChange={(next) => onChange({ ...draft, draft: next })}
          onBlur={onBlur}
          problems={problems}
        />
      )}
    </div>
  )
}
