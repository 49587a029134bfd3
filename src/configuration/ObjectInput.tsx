import type { ObjectField } from '~/user-config/field'
import { inWords } from '~/user-config/options'
import { typedFor, type Typed } from '~/user-config/typed'
import { Button } from '~/ui/Button'
import { IconButton } from '~/ui/IconButton'
import { CloseIcon } from '~/ui/icons'
import { PlusIcon } from '~/ui/later-icons'
import { ownProblem, problemsWithin, type NestingInputProps } from './field-input'
import styles from './inputs.module.css'
import { looks } from '~/ui/looks'

type ObjectInputProps = NestingInputProps<ObjectField, 'object'>

/** The required members and those that are set; the others can be added. */
export function ObjectInput({
  field,
  label,
  typed,
  onChange,
  onBlur,
  problems,
  Input,
}: ObjectInputProps) {
  const { members } = typed
  const problem = ownProblem(problems)
  const set = (next: Record<string, Typed>) => onChange({ kind: 'object', members: next })
  const without = (key: string) =>
    Object.fromEntries(Object.entries(members).filter(([other]) => other !== key))
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      {problem !== undefined && <p className={looks.problem}>{problem}</p>}
      {field.members.map((member) => {
        const inner = members[member.key]
        const name = inWords(member.key)
        if (inner === undefined) return null
        return (
          <div key={member.key} className={styles.item}>
            <Input
              field={member.field}
              label={member.required ? `${name} (required)` : name}
              typed={inner}
              onChange={(next) => set({ ...members, [member.key]: next })}
              onBlur={onBlur}
              problems={problemsWithin(problems, member.key)}
            />
            {!member.required && (
              <IconButton label={`Remove ${name}`} onClick={() => set(without(member.key))}>
                <CloseIcon />
              </IconButton>
            )}
          </div>
        )
      })}
      <div className={looks.buttons}>
        {field.members
          .filter(({ key }) => members[key] === undefined)
          .map(({ key, field: inner }) => (
            <Button
              key={key}
              small
              icon={<PlusIcon />}
              onClick={() => set({ ...members, [key]: typedFor(inner, inner.default) })}
            >
              Add {inWords(key)}
            </Button>
          ))}
      </div>
    </fieldset>
  )
}
