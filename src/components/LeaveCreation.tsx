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
    nothing: `Nothing was sent: no ${what} will be created.`,
    'under-way': `The request is in progress, so the ${what} may still be created. The outcome will be shown here.`,
    'in-doubt': `Could not confirm whether the ${what} was created. Check Current services before you create another one.`,
  }
  return <LeaveDialog {...answers}>{words[sent]}</LeaveDialog>
}
