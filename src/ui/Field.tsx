import { clsx } from 'clsx'
import { useId, type ComponentProps, type ReactNode } from 'react'
import styles from './Field.module.css'

interface FieldProps {
  label: ReactNode
  /** A standing hint under the input. */
  hint?: ReactNode
  error?: string | undefined
  /** The label is for screen readers only. */
  hideLabel?: boolean
}

interface FieldFrameProps extends FieldProps {
  inputId: string
  hintId: string
  errorId: string
  children: ReactNode
}

function FieldFrame({
  label,
  hint,
  error,
  hideLabel,
  inputId,
  hintId,
  errorId,
  children,
}: FieldFrameProps) {
  return (
    <div className={styles.field}>
      <label htmlFor={inputId} className={clsx(styles.label, hideLabel && 'visually-hidden')}>
        {label}
      </label>
      {children}
      {error !== undefined && (
        <p id={errorId} className={styles.error}>
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p id={hintId} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  )
}

function useFieldIds({ hint, error }: FieldProps) {
  const id = useId()
  const hintId = `${id}-hint`
  const errorId = `${id}-error`
  const describedBy = [error !== undefined && errorId, hint !== undefined && hintId]
    .filter(Boolean)
    .join(' ')
  return {
    frame: { inputId: id, hintId, errorId },
    input: {
      id,
      'aria-invalid': error !== undefined || undefined,
      'aria-describedby': describedBy || undefined,
    },
  }
}

type TextFieldProps = FieldProps & ComponentProps<'input'>

export function TextField({ label, hint, error, hideLabel, className, ...rest }: TextFieldProps) {
  const props = { label, hint, error, ...(hideLabel === undefined ? {} : { hideLabel }) }
  const ids = useFieldIds(props)
  return (
    <FieldFrame {...props} {...ids.frame}>
      <input {...rest} {...ids.input} className={clsx(styles.input, className)} />
    </FieldFrame>
  )
}

type TextAreaProps = FieldProps &
  ComponentProps<'textarea'> & {
    /** Drawn as dots: for secrets of several lines. */
    masked?: boolean
  }

export function TextArea({ masked, className, ...all }: TextAreaProps) {
  const { label, hint, error, hideLabel, ...rest } = all
  const props = { label, hint, error, ...(hideLabel === undefined ? {} : { hideLabel }) }
  const ids = useFieldIds(props)
  return (
    <FieldFrame {...props} {...ids.frame}>
      <textarea
        rows={3}
        {...rest}
        {...ids.input}
        className={clsx(styles.input, masked && styles.masked, className)}
      />
    </FieldFrame>
  )
}

type SelectProps = FieldProps & ComponentProps<'select'>

export function Select({ label, hint, error, hideLabel, className, ...rest }: SelectProps) {
  const props = { label, hint, error, ...(hideLabel === undefined ? {} : { hideLabel }) }
  const ids = useFieldIds(props)
  return (
    <FieldFrame {...props} {...ids.frame}>
      <select {...rest} {...ids.input} className={clsx(styles.input, styles.select, className)} />
    </FieldFrame>
  )
}
