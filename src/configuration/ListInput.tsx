import type { ListField } from '~/user-config/field'
import { typedFor } from '~/user-config/typed'
import { Button } from '~/ui/Button'
import { IconButton } from '~/ui/IconButton'
import { CloseIcon } from '~/ui/icons'
import { PlusIcon } from '~/ui/later-icons'
import { ownProblem, problemsWithin, type NestingInputProps } from './field-input'
import styles from './inputs.module.css'
import { looks } from '~/ui/looks'

type ListInputProps = NestingInputProps<ListField, 'list'>

export function ListInput({
  field,
  label,
  typed,
  onChange,
  onBlur,
  problems,
  Input,
}: ListInputProps) {
  const { items } = typed
  const problem = ownProblem(problems)
  const full = field.maxItems !== undefined && items.length >= field.maxItems
  const set = (next: typeof items) => onChange({ kind: 'list', items: next })
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      {problem !== undefined && <p className={looks.problem}>{problem}</p>}
      {items.length === 0 && <p className={styles.empty}>The list is empty</p>}
      {items.map((item, index) => (
        // Items have no identity of their own: their place is all there is.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className={styles.item}>
          <Input
            field={field.item}
            label={`Entry ${index + 1}`}
            typed={item}
            onChange={(next) => set(items.with(index, next))}
            onBlur={onBlur}
            problems={problemsWithin(problems, index)}
          />
          <IconButton
            label={`Remove entry ${index + 1}`}
            onClick={() => set(items.toSpliced(index, 1))}
          >
            <CloseIcon />
          </IconButton>
        </div>
      ))}
      <Button
        small
        icon={<PlusIcon />}
        disabledReason={full ? `At most ${field.maxItems} entries` : undefined}
        onClick={() => set([...items, typedFor(field.item, undefined)])}
      >
        Add entry
      </Button>
    </fieldset>
  )
}
