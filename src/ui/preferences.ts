import * as z from 'zod/mini'
import { storedValue } from '~/lib/stored-value'

export const THEMES = ['system', 'light', 'dark'] as const
export const ZONES = ['local', 'utc'] as const

export const themePreference = storedValue('offsite-theme', z.enum(THEMES), 'system')
export const zonePreference = storedValue('offsite-zone', z.enum(ZONES), 'local')

/** Shows the theme after each change; until the first, `index.html` has shown the stored one. */
export function followTheme(): void {
  themePreference.subscribe(() => {
    const theme = themePreference.get()
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
  })
}
