import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '~/api/session'
import { useReadOnly } from '~/hooks/use-read-only'
import { Chip } from '~/ui/Chip'

/** Beside the name of what this user may not change. An Offsite that is read-only says so everywhere. */
export function ReadOnlyChip({ project }: { project: string }) {
  const { data: session } = useQuery(sessionQuery)
  const reason = useReadOnly(project)
  if (reason === undefined || session?.read_only) return null
  return (
    <Chip tone="info" title={reason}>
      Read-only
    </Chip>
  )
}
