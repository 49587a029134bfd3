import { useReadOnly } from '~/hooks/use-read-only'
import { Chip } from '~/ui/Chip'

/** Beside the name of what nobody, or not this user, may change. */
export function ReadOnlyChip({ project }: { project: string }) {
  const reason = useReadOnly(project)
  return (
    reason !== undefined && (
      <Chip tone="info" title={reason}>
        Read-only
      </Chip>
    )
  )
}
