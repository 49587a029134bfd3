import { useSyncExternalStore } from 'react'
import { themePreference } from './preferences'
import { useStored } from './use-stored'

const dark = () => matchMedia('(prefers-color-scheme: dark)')

function subscribe(listener: () => void) {
  const query = dark()
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** The scheme that is shown: for what is drawn in colours that CSS does not reach. */
export function useScheme(): 'light' | 'dark' {
  const [theme] = useStored(themePreference)
  const system = useSyncExternalStore(subscribe, () => dark().matches)
  if (theme !== 'system') return theme
  return system ? 'dark' : 'light'
}
