import type { ComponentType, ReactNode } from 'react'
import type { Field } from '~/user-config/field'
import type { Typed } from '~/user-config/typed'
import type { Problem } from '~/user-config/validate'

export interface FieldInputProps {
  field: Field
  label: ReactNode
  typed: Typed
  onChange: (typed: Typed) => void
  onBlur: () => void
  /** Problems inside this value: those with an empty path are its own. */
  problems: readonly Problem[]
}

/** What an input for a value with parts needs besides: the input for a part, of whatever kind. */
export type NestingInputProps<F extends Field, K extends Typed['kind']> = FieldInputProps & {
  field: F
  typed: Extract<Typed, { kind: K }>
  Input: ComponentType<FieldInputProps>
}

/** The problem of the value itself. */
export function ownProblem(problems: readonly Problem[]): string | undefined {
  return problems.find(({ path }) => path.length === 0)?.message
}

/** The problems of one part, with their paths as seen from that part. */
export function problemsWithin(problems: readonly Problem[], step: string | number): Problem[] {
  return problems.flatMap(({ path: [first, ...rest], message }) =>
    first === step ? [{ path: rest, message }] : [],
  )
}
