import * as z from 'zod/mini'
import { storedValue } from '~/lib/stored-value'

/** Single keys can be turned off: speech input types them by mistake (WCAG 2.1.4). */
export const keysPreference = storedValue('offsite-keys', z.enum(['on', 'off']), 'on')

export type KeyAction =
  | 'palette'
  | 'help'
  | 'search'
  | 'services'
  | 'coverage'
  | 'outage'
  | 'history'
  | 'refresh'
  | 'next-row'
  | 'previous-row'

/** What each key does; two letters are pressed one after the other. */
export const KEYS: readonly { keys: string; action: KeyAction; label: string }[] = [
  { keys: '/', action: 'search', label: 'Go to the search field of the page' },
  { keys: 'g s', action: 'services', label: 'Go to Current services' },
  { keys: 'g c', action: 'coverage', label: 'Go to Coverage' },
  { keys: 'g o', action: 'outage', label: 'Go to Region outage' },
  { keys: 'g h', action: 'history', label: 'Go to History' },
  { keys: 'r', action: 'refresh', label: 'Refresh the page’s data' },
  { keys: 'j', action: 'next-row', label: 'Next row of the table' },
  { keys: 'k', action: 'previous-row', label: 'Previous row of the table' },
  { keys: '?', action: 'help', label: 'Show the keyboard shortcuts' },
]

/** How long the second of two keys may take, in milliseconds. */
const PAUSE = 1000

/**
 * Makes a reader of keys.
 * @returns what a key means, given those before it; `now` is in milliseconds
 */
export function keyReader(): (key: string, now: number) => KeyAction | undefined {
  let before = { key: '', at: -Infinity }
  return (key, now) => {
    const two = now - before.at <= PAUSE ? `${before.key} ${key}` : key
    before = { key, at: now }
    const found = KEYS.find(({ keys }) => keys === two) ?? KEYS.find(({ keys }) => keys === key)
    if (found) before = { key: '', at: -Infinity }
    return found?.action
  }
}
