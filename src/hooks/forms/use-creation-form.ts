import type { FieldValues } from 'react-hook-form'
import type { NewService } from '~/api/create-service'
import { focusField } from './focus-field'
import { schemaFor, useCheckedForm, type Problems } from './use-checked-form'
import { useCreation } from './use-creation'
import type { FormValues } from './use-form-values'
import { useLeaveGuard } from './use-leave-guard'
import type { NameLookup } from './use-name-lookup'

interface CreationFormOptions<Values extends FieldValues, Field extends string> {
  project: string
  entered: FormValues<Values>
  lookup: NameLookup
  /** In the order in which they stand. */
  fields: readonly (Field | 'name')[]
  /** What speaks against sending what is entered, as far as it is known now. */
  problems: Problems<Field | 'name'>
  /** The field that a refusal is about. */
  refusedField: (error: unknown) => Field | 'name' | undefined
  /** Leaving would lose something; by default once anything differs from what the form opened with. */
  isTyped?: (values: Values) => boolean
  /** The form is a dialog that the URL opens. */
  bySearch?: boolean
  /**
   * What only the last look can tell, once nothing known speaks against it.
   * @returns the request, or a field that turned out wrong
   */
  prepare: () => Promise<NewService | Field | 'name'>
}

/** What forms have in common that create a service. */
export function useCreationForm<Values extends FieldValues, Field extends string>(
  options: CreationFormOptions<Values, Field>,
) {
  const { entered, lookup, fields, problems, refusedField } = options
  const creation = useCreation(options.project)
  const { doubt, error, sending } = creation
  const form = useCheckedForm(entered, { schema: schemaFor<Values>(problems), fields })
  const refused = error ? refusedField(error) : undefined
  const typed = options.isTyped ? options.isTyped(form.values) : form.dirty
  const leaving = useLeaveGuard({
    guarded: typed || sending || doubt !== undefined,
    bySearch: options.bySearch === true,
  })

  async function submit() {
    try {
      await creation.submit((send) =>
        form.submit(async () => {
          const ready = await options.prepare()
          if (typeof ready === 'string') return ready
          await send(ready)
          return undefined
        }),
      )
    } catch (thrown) {
      const field = refusedField(thrown)
      if (field !== undefined) focusField(field)
    }
  }

  return {
    ...form,
    change: (changes: Partial<Values>) => {
      creation.forget()
      form.change(changes)
    },
    /** The problem to show with a field: shown once it was left, or refused by Aiven. */
    problem: (field: Field | 'name'): string | undefined => {
      // From the moment it is sent, the name may be in use because of this very request.
      const ours = field === 'name' && (sending || doubt !== undefined)
      return (
        (ours ? undefined : form.problem(field)) ?? (refused === field ? error?.message : undefined)
      )
    },
    leave: (field: Field | 'name') => {
      form.leave(field)
      if (field === 'name') lookup.look()
    },
    submit,
    sending,
    doubt,
    error,
    looking: creation.looking,
    lookAgain: creation.lookAgain,
    /** While it is asked whether to leave. */
    leaving:
      leaving &&
      ({
        ...leaving,
        sent: doubt ? 'in-doubt' : creation.isPending ? 'under-way' : 'nothing',
      } as const),
  }
}
