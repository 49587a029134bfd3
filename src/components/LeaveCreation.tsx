import { LeaveDialog } from './LeaveDialog'

interface LeaveCreationProps {
  /** What the form creates, such as “fork”. */
  what: string
  sent: 'nothing' | 'under-way' | 'in-doubt'
  stay: () => void
  leave: () => void
}

/** Asked when a form that creates something is about to be left. */
export function LeaveCreation({ what, sent, ...answers }: LeaveCreationProps) {
  const words = {
    nothing: `Nothing has been sent: no ${what} is created.`,
    'under-way': `The request is on its way: the ${what} may be created all the same. You will be told here what came of it.`,
    'in-doubt': `It is not known whether the ${what} was created. Look for it in Current services before you create another one.`,
  }
  return <LeaveDialog {...answers}>{words[sent]}</LeaveDialog>
}
