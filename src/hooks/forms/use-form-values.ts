import { useState } from 'react'
import { createFormControl, type DefaultValues, type FieldValues } from 'react-hook-form'

/**
 * What is entered in a form. It stands apart from the checks (`useCheckedForm`), since what the
 * values are checked against may depend on them: the plans, say, on the type that was chosen.
 * @param defaults what the form opens with, taken once: a poll behind it overwrites nothing
 */
export function useFormValues<Values extends FieldValues>(defaults: () => Values) {
  const [{ formControl }] = useState(() =>
    // All values are given; the library's type would let some be left out.
    createFormControl<Values>({ defaultValues: defaults() as DefaultValues<Values> }),
  )
  return {
    formControl,
    values: formControl.watch(),
    /** Replaces some of the values, each as a whole. */
    change: (changes: Partial<Values>) => formControl.setValues(changes, { shouldDirty: true }),
  }
}

export type FormValues<Values extends FieldValues> = ReturnType<typeof useFormValues<Values>>
