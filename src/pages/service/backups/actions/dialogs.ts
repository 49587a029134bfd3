import { preloadable } from '~/ui/preloadable'

export const SecondaryLocation = preloadable(() => import('./SecondaryLocationDialog'))
export const BackupSettings = preloadable(() => import('./BackupSettingsDialog'))

/** Loads the code of the dialogs ahead of their opening. */
export async function preloadBackupDialogs(): Promise<void> {
  await Promise.all([SecondaryLocation.preload(), BackupSettings.preload()])
}
