import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm, type FieldValues, type Path } from 'react-hook-form'
import * as z from 'zod/mini'
import { afterPress } from '~/ui/after-press'
import { focusField } from './focus-field'
import { useAlone } from './use-alone'
import { keepFocusInSight } from './keep-in-sight'
import type { FormValues } from './use-form-values'

/** What speaks against sending a form, by the field that it is about. */
export type Problems<Field extends string> = Partial<Record<Field, string>>

interface Checks<Values extends FieldValues, Field extends string> {
  /** What may be sent: it can be another one at each render, as circumstances change. */
  schema: z.ZodMiniType<Values, Values>
  /** The fields that a problem can be about, in the order in which they stand. */
  fields: readonly Field[]
}

/**
 * A form whose problems are shown once a field was left, or all of them once sending was tried. They
 * are always those of this moment. The first one gets the focus.
 * @param entered from `useFormValues`, in the same component
 */
export function useCheckedForm<Values extends FieldValues, Field extends string>(
  { formControl, values, change }: FormValues<Values>,
  { schema, fields }: Checks<Values, Field>,
) {
  const form = useForm<Values>({
    formControl,
    resolver: zodResolver(schema),
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
  })
  const [left, setLeft] = useState<ReadonlySet<Field>>(new Set())
  const [tried, setTried] = useState(false)
  const alone = useAlone()
  const problems = findProblems(schema, values, fields)
  const problem = (field: Field) => (tried || left.has(field) ? problems[field] : undefined)
  const leave = (field: Field) =>
    afterPress(() => {
      setLeft((before) => new Set(before).add(field))
      keepFocusInSight()
    })

  return {
    values,
    change,
    problems,
    /** The problem to show with a field. */
    problem,
    /** The person has left a field: from now on its problem is shown. */
    leave,
    /** All problems are shown. */
    tried,
    /** What is entered differs from what the form opened with. */
    dirty: form.formState.isDirty,
    /** For a text field: its value, its problem, and where to find it. */
    text: (name: Path<Values> & Field) => ({
      ...form.register(name),
      // A field that was only passed through is not complained about.
      onBlur: () => {
        if (form.getValues(name) !== '') leave(name)
      },
      error: problem(name),
      'data-field': name,
    }),
    /** For a checkbox. */
    checkbox: (name: Path<Values>) => form.register(name),
    /**
     * Does the work where nothing speaks against it; else the first problem gets the focus. Until
     * the work is done, sending again is ignored.
     * @param work is handed what was entered; it may come back with a field that turned out wrong
     */
    submit: async (work: (sent: Values) => Promise<Field | void> | void) => {
      setTried(true)
      const send = form.handleSubmit(
        async (sent) => {
          const wrong = await work(sent)
          if (wrong !== undefined) focusField(wrong)
        },
        () => {
          // Not from the library's errors: it takes a dot in a field's name for a step further in.
          const wrong = findProblems(schema, form.getValues(), fields)
          const first = fields.find((field) => field in wrong)
          if (first !== undefined) focusField(first)
        },
      )
      await alone(send)
    },
    /** Begins anew, with the values that the form opened with. */
    reset: () => {
      setLeft(new Set())
      setTried(false)
      form.reset()
    },
  }
}

function findProblems<Values, Field extends string>(
  schema: z.ZodMiniType<Values, Values>,
  values: Values,
  fields: readonly Field[],
): Problems<Field> {
  const problems: Problems<Field> = {}
  for (const { path, message } of schema.safeParse(values).error?.issues ?? []) {
    const field = fields.find((name) => name === path[0])
    if (field !== undefined) problems[field] ??= message
  }
  return problems
}

/**
 * The schema of a form that is judged by rules of its own.
 * @param problems what speaks against what is entered now
 */
export function schemaFor<Values>(problems: Problems<string>): z.ZodMiniType<Values, Values> {
  return z.custom<Values>().check(({ issues, value }) => {
    for (const [field, message] of Object.entries(problems)) {
      if (message !== undefined)
        issues.push({ code: 'custom', path: [field], message, input: value })
    }
  })
}
