import { useEffect, useRef } from 'react'
import { hasStatus } from '~/api/errors'
import { serverNow } from '~/api/server-clock'
import type { Service } from '~/api/services'
import { TagsInDoubt, useChangeTags } from '~/api/tags'
import { type Drill } from '~/backup/drill'
import { runningTags } from '~/backup/drill-course'
import { ErrorNotice } from '~/components/ErrorNotice'
import { tagsCause, tagsConsequence } from '~/words/tags'

interface DrillWatchProps {
  project: string
  fork: Service
  drill: Drill
  /** When the fork was read, in milliseconds since 1970 by the browser's clock. */
  readAt: number
}

/** Notes once, in the fork's tags, when it was first seen running. Shows nothing but a failure of that. */
export function DrillWatch({ project, fork, drill, readAt }: DrillWatchProps) {
  const { mutate, isIdle, isPending, error } = useChangeTags(project, fork.service_name)
  const lastNotRunning = useRef<number>(undefined)
  const running = fork.state === 'RUNNING'
  const noted = drill.seenRunningAt !== undefined
  const tags = useRef<ReturnType<typeof runningTags>>(undefined)

  // Not asked for by anybody: it follows from what Aiven says, whichever tab is open.
  useEffect(() => {
    if (!running) lastNotRunning.current = serverNow(readAt)
    else if (!noted && isIdle) {
      tags.current = runningTags(serverNow(readAt), lastNotRunning.current)
      mutate(tags.current)
    }
  }, [running, noted, isIdle, readAt, mutate])

  if (!error || noted) return null
  return (
    <ErrorNotice
      error={tagsCause(error)}
      title={
        error instanceof TagsInDoubt
          ? 'Could not confirm whether the time the drill started running was saved'
          : 'The time the drill started running could not be saved'
      }
      consequence={
        hasStatus(error, 403)
          ? 'It is stored in the fork’s tags, and changing those requires the permission service:configuration:write. Nothing else is affected. It is not retried automatically.'
          : `It is stored in the fork’s tags, and not retried automatically. ${tagsConsequence(error)}`
      }
      onRetry={() => tags.current && mutate(tags.current)}
      retrying={isPending}
    />
  )
}
