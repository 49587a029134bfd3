import { describeLimits, describeValue } from '~/user-config/describe'
import type { Field, StringField } from '~/user-config/field'
import { equal, REDACTED, type Numeric } from '~/user-config/json'
import { Select, TextArea, TextField } from '~/ui/Field'
import { pressedKey } from '~/ui/pressed-key'
import { Switch } from '~/ui/Switch'
import { ownProblem, type FieldInputProps } from './field-input'
import { ListInput } from './ListInput'
import { ObjectInput } from './ObjectInput'
import { UnionInput } from './UnionInput'
import { hiddenIn } from '~/lib/hidden-characters'

/** The input for a value of any kind the schema knows; lists, objects and unions hold further ones. */
export function FieldInput(props: FieldInputProps) {
  const { field, typed } = props
  if (typed.kind === 'list' && field.kind === 'list') {
    return <ListInput {...props} field={field} typed={typed} Input={FieldInput} />
  }
  if (typed.kind === 'object' && field.kind === 'object') {
    return <ObjectInput {...props} field={field} typed={typed} Input={FieldInput} />
  }
  if (typed.kind === 'union' && field.kind === 'union') {
    return <UnionInput {...props} field={field} typed={typed} Input={FieldInput} />
  }
  if (typed.kind === 'plain') return <PlainInput {...props} value={typed.value} />
  return <TextInput {...props} text={typed.kind === 'text' ? typed.text : ''} />
}

function PlainInput({
  field,
  label,
  value,
  onChange,
  onBlur,
  problems,
}: FieldInputProps & { value: unknown }) {
  if (field.kind !== 'enum') {
    return (
      <Switch
        label={label}
        checked={value === true}
        onChange={(checked) => onChange({ kind: 'plain', value: checked })}
      />
    )
  }
  const chosen = field.choices.findIndex((choice) => equal(choice.value, value))
  return (
    <Select
      label={label}
      value={chosen}
      error={ownProblem(problems)}
      onBlur={onBlur}
      onChange={({ target }) =>
        onChange({ kind: 'plain', value: field.choices[Number(target.value)]?.value })
      }
    >
      {chosen === -1 && (
        <option value={-1}>
          {value === undefined ? 'Choose a value' : describeValue(field, value)}
        </option>
      )}
      {field.choices.map((choice, index) => (
        <option key={choice.label} value={index}>
          {choice.label}
        </option>
      ))}
    </Select>
  )
}

function TextInput({
  field,
  label,
  text,
  onChange,
  onBlur,
  problems,
}: FieldInputProps & { text: string }) {
  const shared = {
    label,
    error: ownProblem(problems),
    hint: hiddenHint(text) ?? describeHint(field),
    onBlur,
    spellCheck: false,
    autoComplete: 'off',
  }
  if (field.kind === 'number') {
    return (
      <TextField
        {...shared}
        inputMode={field.integer ? 'numeric' : 'decimal'}
        value={text}
        onChange={({ target }) => onChange({ kind: 'text', text: target.value })}
        onKeyDown={(event) => {
          const key = pressedKey(event)
          const step = { ArrowUp: 1n, ArrowDown: -1n }[key ?? '']
          if (step === undefined || !field.integer) return
          event.preventDefault()
          onChange({ kind: 'text', text: stepped(text, step, field.min, field.max) })
        }}
      />
    )
  }
  if (field.kind === 'string') {
    const hidden = text === REDACTED
    const input = {
      ...shared,
      value: hidden ? '' : text,
      placeholder: hidden ? 'Hidden by Aiven: type to replace it' : undefined,
    }
    const set = (next: string) => onChange({ kind: 'text', text: next })
    return hasLines(field, text) ? (
      <TextArea {...input} masked={field.secure} onChange={({ target }) => set(target.value)} />
    ) : (
      <TextField
        {...input}
        type={field.secure ? 'password' : 'text'}
        onChange={({ target }) => set(target.value)}
      />
    )
  }
  return (
    <TextArea
      {...shared}
      rows={4}
      value={text}
      onChange={({ target }) => onChange({ kind: 'text', text: target.value })}
    />
  )
}

/** Certificates and keys have lines, which a one-line input would throw away. */
const LONG_TEXT = 4096

function hasLines(field: StringField, text: string): boolean {
  if (field.pattern !== undefined) return false
  return field.secure || text.includes('\n') || (field.maxLength ?? 0) >= LONG_TEXT
}

/** One step up or down within the bounds: arrow keys, as in a number input, without its wheel. */
function stepped(
  text: string,
  step: bigint,
  min: Numeric = -Infinity,
  max: Numeric = Infinity,
): string {
  const digits = /^\s*\+?(-?\d+)/.exec(text)?.[1]
  const next = digits === undefined ? 0n : BigInt(digits) + step
  return String(next < min ? min : next > max ? max : next)
}

/** Lengths that nobody reaches by typing are not worth a line. */
const TELLING_LENGTH = 64

/** A value that may have anything keeps what was pasted: what is invisible in it is pointed out. */
function hiddenHint(text: string): string | undefined {
  const hidden = hiddenIn(text)
  return hidden && `Contains invisible characters: ${hidden}`
}

function describeHint(field: Field): string | undefined {
  const roomy =
    field.kind === 'string' && !field.pattern && (field.maxLength ?? Infinity) > TELLING_LENGTH
  const limits = roomy ? '' : describeLimits(field)
  return limits === '' ? undefined : limits
}
