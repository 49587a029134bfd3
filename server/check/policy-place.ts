import { countriesIn } from '~/backup/countries'
import { parseResidency } from '~/backup/residency'

/** Aiven's `geo_region`s, as a policy writes them. */
const CONTINENTS = [
  'africa',
  'asia-pacific',
  'australia',
  'europe',
  'middle-east',
  'north-america',
  'south-america',
]

/**
 * How names of clouds look. Which there are is not known here: new ones come without notice. Oracle's
 * have no provider in them.
 */
const CLOUD_FORMS = [
  /^aws-[a-z]+(?:-[a-z]+)+-\d+$/,
  /^google-[a-z]+-[a-z]+\d+$/,
  /^(?:azure|do|upcloud|avn|custom)-[a-z\d-]+$/,
  /^[a-z]{2}-[a-z]+-\d+$/,
]

/** Codes that name no country: what is unknown, and what programs are tested with. */
const NO_COUNTRIES = new Set(['zz', 'xa', 'xb', 'un', 'ez', 'qo'])

const REGION_NAMES = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })

/**
 * Whether a word can be a place of a policy: a continent, a union, a country, or by its form a cloud or a
 * pattern. A misspelt one would allow nothing, and so break a rule that in truth was never judged.
 * @param word as it stands in the file
 */
export function isPlace(word: string): boolean {
  if (parseResidency(word)?.join() !== word) return false
  if (/^[a-z]{2}$/.test(word)) return countryCode(word) === word
  return (
    word.includes('*') ||
    CONTINENTS.includes(word) ||
    countriesIn(word) !== undefined ||
    CLOUD_FORMS.some((form) => form.test(word))
  )
}

/**
 * What a word that is no place was probably meant to be.
 * @returns undefined where nothing comes near
 */
export function suggestPlace(word: string): string | undefined {
  const wanted = asWord(word)
  if (/^[a-z]{2}$/.test(wanted)) return countryCode(wanted)
  // The beginning of a cloud's name.
  if (/^(?:aws|google)-[a-z]+(?:-[a-z]+)*$/.test(wanted)) return `${wanted}-*`
  const near = placesByName()
    .map(([name, place]) => ({ place, far: distance(name, wanted) }))
    .filter(({ far }) => far <= 2 && far * 3 <= wanted.length)
    .toSorted((a, b) => a.far - b.far)
  return near[0]?.place
}

/**
 * The code of a country or of the EU, by any code that stands for it: `gb` for `uk`.
 * @returns undefined where there is none
 */
function countryCode(code: string): string | undefined {
  const { region = '' } = new Intl.Locale(`und-${code}`)
  const current = region.toLowerCase()
  return NO_COUNTRIES.has(current) || REGION_NAMES.of(region) === undefined ? undefined : current
}

/** What people call the places, and how a policy writes them. */
function placesByName(): (readonly [name: string, place: string])[] {
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCodePoint(97 + index))
  const codes = letters.flatMap((a) => letters.map((b) => a + b))
  return [
    ...CONTINENTS.map((name) => [name, name] as const),
    ...codes.flatMap((code) =>
      countryCode(code) === code
        ? [[asWord(REGION_NAMES.of(code.toUpperCase()) ?? ''), code] as const]
        : [],
    ),
  ]
}

function asWord(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, '-')
}

/** How many letters have to be added, left out, changed, or swapped with the next one. */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const at = (di: number, dj: number) => (di === 0 ? row : rows[i - di])?.[j - dj] ?? Infinity
      const isSame = a[i - 1] === b[j - 1]
      const isSwapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(
        Math.min(
          at(0, 1) + 1,
          at(1, 0) + 1,
          at(1, 1) + Number(!isSame),
          isSwapped ? at(2, 2) + 1 : Infinity,
        ),
      )
    }
    rows.push(row)
  }
  return rows.at(-1)?.at(-1) ?? Infinity
}
