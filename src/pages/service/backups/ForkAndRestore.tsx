import { getRouteApi } from '@tanstack/react-router'
import type { BackupReport } from '~/api/backups'
import type { Service } from '~/api/services'
import { forkRefusal, restoreWays } from '~/backup/restore'
import { useReadOnly } from '~/hooks/use-read-only'
import { Button } from '~/ui/Button'
import { preloadable } from '~/ui/preloadable'

const route = getRouteApi('/projects/$project/services/$service/backups')

const NewFork = preloadable(() => import('../fork'))

/** Opens the dialog "New database fork". */
export function ForkButton({ project, service }: { project: string; service: Service }) {
  const readOnly = useReadOnly(project)
  const navigate = route.useNavigate()
  const ahead = () => NewFork.preload()
  const open = () =>
    void ahead().then(() =>
      navigate({ search: (before) => ({ ...before, dialog: 'fork' }), resetScroll: false }),
    )
  return (
    <Button
      small
      look="primary"
      onClick={open}
      onPointerEnter={() => void ahead()}
      onFocus={() => void ahead()}
      disabledReason={readOnly ?? forkRefusal(service, restoreWays(service.service_type))}
    >
      Fork & restore
    </Button>
  )
}

interface ForkDialogProps {
  project: string
  service: Service
  /** Undefined where it may not be read. */
  report: BackupReport | undefined
}

/** The dialog, where the URL asks for it. */
export function ForkDialog(props: ForkDialogProps) {
  const { dialog, location, drill = false } = route.useSearch()
  const navigate = route.useNavigate()
  if (dialog !== 'fork') return null
  return (
    <NewFork.Component
      {...props}
      location={location}
      drill={drill}
      onClose={() =>
        void navigate({
          search: (before) => ({
            ...before,
            dialog: undefined,
            location: undefined,
            drill: undefined,
          }),
          resetScroll: false,
        })
      }
    />
  )
}
