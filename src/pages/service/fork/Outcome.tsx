import { CreationOutcome } from '~/components/CreationOutcome'
import { describeSpan } from './fork-draft'
import type { ForkForm } from './use-fork-form'

/** What came of the attempt, where it was not a fork. */
export function Outcome({ form }: { form: ForkForm }) {
  return (
    <CreationOutcome
      what="fork"
      name={form.draft.name}
      error={form.error}
      doubt={form.doubt}
      looking={form.looking}
      onLookAgain={() => void form.lookAgain()}
      permission="project:services:write or role:services:recover"
      known={knownWindow(form)}
    />
  )
}

function knownWindow({ refusal, source, circumstances: { now, zone } }: ForkForm) {
  return refusal === 'target' && source.window
    ? `The window known here is ${describeSpan(source.window, now, zone)}.`
    : undefined
}
