import { ApiError } from '~/api/errors'
import type { Fleet } from '~/hooks/use-fleet'
import type { UnreadProject } from '~/fleet/read/store'
import { count, formatDuration, formatNumber } from '~/lib/format'
import { withRole } from '~/words/role'
import { Button } from '~/ui/Button'
import { IconButton } from '~/ui/IconButton'
import { RefreshIcon } from '~/ui/icons'
import { Notice } from '~/ui/Notice'
import { passFocusToHeading } from '~/ui/pass-focus'
import { Spinner } from '~/ui/Spinner'
import { useNow } from '~/ui/use-now'
import { OddServices } from './OddServices'
import styles from './Reading.module.css'

/** How far the reading is, or when it was and a button to do it again. */
export function Reading({ fleet }: { fleet: Fleet }) {
  const now = useNow(10)
  const { projects, reading, readFrom } = fleet
  const total = projects?.length
  const done = doneIn(fleet)
  if (reading && total === undefined) {
    return (
      <div className={styles.progress} role="status">
        <label>
          <progress />
          <span>Loading projects</span>
        </label>
      </div>
    )
  }
  if (reading && total !== undefined && done < total) {
    return (
      <div className={styles.progress} role="status">
        <label>
          <progress max={total} value={done} />
          <span>
            {formatNumber(done)} of {count(total, 'project')}
          </span>
        </label>
      </div>
    )
  }
  return (
    <p className={styles.freshness}>
      {readFrom !== undefined && (
        <span>{`Loaded ${formatDuration(Math.max(0, now - readFrom) / 1000, 1)} ago`}</span>
      )}
      <IconButton label="Reload all projects" onClick={() => fleet.refresh()}>
        {reading ? <Spinner /> : <RefreshIcon />}
      </IconButton>
    </p>
  )
}

/** Says of figures that they are not the whole yet: beside them, as the progress stands far above. */
export function StillReading({ fleet }: { fleet: Fleet }) {
  const left = projectsLeft(fleet)
  if (!fleet.reading || left === 0) return null
  return (
    <Notice
      tone="warning"
      title={`${count(left, 'project')} still loading: the figures below are incomplete`}
    />
  )
}

/** How many projects are still to be read for the first time. */
export function projectsLeft(fleet: Fleet): number {
  return Math.max(0, (fleet.projects?.length ?? 0) - doneIn(fleet))
}

/** How many projects were read, or could not be at the first try. */
function doneIn({ read, unread }: Fleet): number {
  return read.length + unread.filter(({ readAt }) => readAt === undefined).length
}

/** What is missing from the figures: projects and services that could not be loaded. */
export function UnreadProjects({ fleet }: { fleet: Fleet }) {
  return (
    <>
      <Unread fleet={fleet} />
      <OddServices odd={fleet.odd} />
    </>
  )
}

/** The projects that could not be loaded, each with its reason. */
function Unread({ fleet }: { fleet: Fleet }) {
  const { unread } = fleet
  if (unread.length === 0) return null
  const lost = unread.filter(({ readAt }) => readAt === undefined)
  return (
    <Notice
      tone="warning"
      announce
      title={
        lost.length > 0
          ? `${count(lost.length, 'project')} could not be loaded and ${lost.length === 1 ? 'is' : 'are'} not counted`
          : `${count(unread.length, 'project')} could not be refreshed: the figures use the last data loaded`
      }
      actions={
        <Button
          ref={passFocusToHeading}
          small
          pending={fleet.reading}
          onClick={() => fleet.refresh(unread.map(({ project }) => project))}
        >
          Retry
        </Button>
      }
    >
      <details className={styles.unread} open={unread.length <= 3}>
        <summary>Show details</summary>
        <ul>
          {unread.map((one) => (
            <li key={one.project}>
              <strong>{one.project}</strong>: {unreadReason(one)}
            </li>
          ))}
        </ul>
      </details>
    </Notice>
  )
}

/** Why a project could not be loaded, in the server's words where it said something. */
export function unreadReason({ error }: Pick<UnreadProject, 'error'>): string {
  if (!(error instanceof ApiError)) return error.message
  const code = error.status === undefined ? '' : ` (${error.status})`
  return withRole(`${error.message}${code}`, error)
}
