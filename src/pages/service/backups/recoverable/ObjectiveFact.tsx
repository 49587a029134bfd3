import { getRouteApi, Link } from '@tanstack/react-router'
import type { BackupReport } from '~/api/backups'
import type { Service } from '~/api/services'
import { OBJECTIVE_TAG, type Objective } from '~/backup/objective'
import type { Lookup } from '~/backup/protection'
import { formatDuration } from '~/lib/format'
import { OBJECTIVE_SOURCES } from '~/words/protection'
import { preloadable } from '~/ui/preloadable'
import styles from './Objective.module.css'

const route = getRouteApi('/projects/$project/services/$service/backups')

const ObjectiveDialog = preloadable(() => import('./ObjectiveDialog'))

interface ObjectiveFactProps {
  project: string
  service: Service
  objective: Objective
  report: BackupReport | undefined
  lookup: Lookup
}

/** How old the newest recovery point may be, who says so, and the way to change it. */
export function ObjectiveFact({ project, service, objective, report, lookup }: ObjectiveFactProps) {
  const { edit } = route.useSearch()
  const navigate = route.useNavigate()
  const close = (ignoreBlocker: boolean) =>
    void navigate({
      search: (before) => ({ ...before, edit: undefined }),
      resetScroll: false,
      replace: true,
      ignoreBlocker,
    })
  return (
    <>
      <p className={styles.objective}>
        <span>
          {formatDuration(objective.seconds)}{' '}
          <span className={styles.source}>{OBJECTIVE_SOURCES[objective.source]}</span>
        </span>
        <Link
          from={route.id}
          to="."
          search={(before) => ({ ...before, edit: 'objective' as const })}
          resetScroll={false}
          preload={false}
          aria-label="Change the recovery point objective"
          onPointerEnter={() => void ObjectiveDialog.preload()}
          onFocus={() => void ObjectiveDialog.preload()}
        >
          Change
        </Link>
      </p>
      {objective.unreadableTag !== undefined && (
        <p className={styles.source}>
          The tag {OBJECTIVE_TAG} says “{objective.unreadableTag}”, which is not a duration such as
          4h or 1d 12h, so it is ignored.
        </p>
      )}
      {edit === 'objective' && (
        <ObjectiveDialog.Component
          project={project}
          service={service}
          objective={objective}
          report={report}
          lookup={lookup}
          onClose={() => close(false)}
          onSaved={() => close(true)}
        />
      )}
    </>
  )
}
