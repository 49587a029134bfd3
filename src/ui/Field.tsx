import { clsx } from 'clsx'
import { useId, type ComponentProps, type ReactNode } from 'react'
import { asWord } from '~/lib/hidden-characters'
import styles from './Field.module.css'
import { cleanPasted } from './pasted'

interface FieldProps {
  label: ReactNode
  /** A standing hint under the input. */
  hint?: ReactNode
  error?: string | undefined
}

/** What ties an input to its label, error and hint. */
interface InputTies {
  id: string
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
}

interface LabelledProps extends FieldProps {
  children: (ties: InputTies) => ReactNode
}

function Labelled({ label, hint, error, children }: LabelledProps) {
  const id = useId()
  const describedBy = [error !== undefined && `${id}-error`, hint !== undefined && `${id}-hint`]
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {children({
        id,
        'aria-invalid': error === undefined ? undefined : true,
        'aria-describedby': describedBy.filter(Boolean).join(' ') || undefined,
      })}
      {error !== undefined && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  )
}

interface TextFieldProps extends FieldProps {
  /** The value has no blanks, as a name or a token: what a paste brings along is taken off. */
  word?: boolean
}

export function TextField({
  label,
  hint,
  error,
  className,
  word = false,
  onChange,
  ...rest
}: TextFieldProps & ComponentProps<'input'>) {
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(ties) => (
        <input
          {...rest}
          {...ties}
          className={clsx(styles.input, className)}
          onChange={(event) => {
            if (word) cleanPasted(event, asWord)
            onChange?.(event)
          }}
        />
      )}
    </Labelled>
  )
}

interface TextAreaProps extends FieldProps {
  /** Drawn as dots: for secrets of several lines. */
  masked?: boolean
}

export function TextArea({
  label,
  hint,
  error,
  masked,
  className,
  ...rest
}: TextAreaProps & ComponentProps<'textarea'>) {
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(ties) => (
        <textarea
          rows={3}
          {...rest}
          {...ties}
          className={clsx(styles.input, masked && styles.masked, className)}
        />
      )}
    </Labelled>
  )
}

export function Select({
  label,
  hint,
  error,
  className,
  ...rest
}: FieldProps & ComponentProps<'select'>) {
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(ties) => (
        <select {...rest} {...ties} className={clsx(styles.input, styles.select, className)} />
      )}
    </Labelled>
  )
}
