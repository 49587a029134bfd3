import { markHidden } from '~/lib/hidden-characters'

/**
 * Text that others have given: names, descriptions, tags, reasons. It is set apart from what stands
 * around it, so that its direction changes nothing there, and what is not seen in it is shown.
 */
export function UserText({ text }: { text: string }) {
  return <bdi>{markHidden(text)}</bdi>
}
