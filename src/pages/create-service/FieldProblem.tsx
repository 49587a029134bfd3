import { looks } from '~/ui/looks'

/** What is wrong with a choice of several: an input of its own would carry it itself. */
export function FieldProblem({ id, text }: { id?: string; text: string | undefined }) {
  if (text === undefined) return null
  return (
    <p id={id} className={looks.problem}>
      {text}
    </p>
  )
}
