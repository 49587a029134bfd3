import { getRouteApi } from '@tanstack/react-router'
import type { Service } from '~/api/services'
import type { SaveOutcome } from '~/configuration/outcome'
import { BackupSettings, SecondaryLocation } from './dialogs'

const route = getRouteApi('/projects/$project/services/$service/backups')

interface BackupDialogsProps {
  project: string
  service: Service
  onSaved: (saved: SavedSettings) => void
}

/** What was saved in a dialog, and what came of it. */
export interface SavedSettings {
  what: string
  outcome: SaveOutcome
}

/** The dialog about the backups' settings that the URL asks for. */
export function BackupDialogs({ project, service, onSaved }: BackupDialogsProps) {
  const { dialog } = route.useSearch()
  const navigate = route.useNavigate()
  if (dialog !== 'secondary-location' && dialog !== 'backup-settings') return null

  const close = (ignoreBlocker: boolean) =>
    void navigate({
      search: (before) => ({ ...before, dialog: undefined }),
      resetScroll: false,
      ignoreBlocker,
    })
  const { Component } = dialog === 'secondary-location' ? SecondaryLocation : BackupSettings
  const what = dialog === 'secondary-location' ? 'Secondary backup location' : 'Backup settings'
  return (
    <Component
      project={project}
      service={service}
      onClose={() => close(false)}
      onSaved={(outcome: SaveOutcome) => {
        onSaved({ what, outcome })
        close(true)
      }}
    />
  )
}
