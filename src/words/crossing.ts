import type { Crossing } from '~/backup/countries'

const NAMES = new Intl.DisplayNames(['en'], { type: 'region' })

/** A warning: which border a copy crosses. */
export function crossingWords({ leaves, from, to }: Crossing): string {
  const [home, abroad] = [from, to].map((code) => NAMES.of(code.toUpperCase()) ?? code)
  return `Leaves the ${leaves === 'eu' ? 'EU' : 'country'}: ${home} to ${abroad}`
}
