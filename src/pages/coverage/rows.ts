import type { CoverageRow } from '~/fleet/coverage'
import type { FleetService } from '~/fleet/fleet-service'
import { PROTECTION_STATES } from '~/backup/protection'
import { sortKey } from '~/lib/sort-key'
import type { PolicyVerdict } from '~/policy/verdict'
import { serviceStateWords, serviceTypeName } from '~/words/service'
import type { CoverageSearch, SortKey } from './search-params'

const texts = new WeakMap<FleetService, string>()

/** All that the search looks at, in lower case; made once a service. */
function makeText(service: FleetService): string {
  let text = texts.get(service)
  if (text === undefined) {
    text = [
      service.project,
      service.service,
      service.type,
      serviceTypeName(service.type),
      service.plan,
      serviceStateWords(service.state).label,
      service.cloud,
      service.locations.primary.cloud,
      service.locations.secondary?.cloud,
      ...service.tags,
    ]
      .join(' ')
      .toLowerCase()
    texts.set(service, text)
  }
  return text
}

/** Makes what the first search needs beforehand, in parts of a few milliseconds. */
export function* prepareSearch(rows: readonly CoverageRow[]): Generator<void> {
  for (const [index, { service }] of rows.entries()) {
    makeText(service)
    if (index % TEXTS_A_PART === 0) yield
  }
}

const TEXTS_A_PART = 500

/**
 * The rows that match the search and all filters but those of the state and the policy, which counters
 * stand for.
 * @returns the same array where nothing is asked for
 */
export function inScope(
  rows: readonly CoverageRow[],
  search: Pick<CoverageSearch, 'q' | 'project' | 'provider' | 'region' | 'type' | 'warning'>,
): readonly CoverageRow[] {
  const words = (search.q ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const { project, provider, region, type, warning } = search
  const filters = [project, provider, region, type, warning]
  if (words.length === 0 && filters.every((filter) => filter === undefined)) return rows
  return rows.filter(
    ({ service, warnings }) =>
      (project === undefined || service.project === project) &&
      (provider === undefined || service.provider === provider) &&
      (region === undefined || service.cloud === region) &&
      (type === undefined || service.type === type) &&
      (warning === undefined ||
        (warning === 'any' ? warnings.length > 0 : warnings.includes(warning))) &&
      (words.length === 0 || holdsAll(makeText(service), words)),
  )
}

/**
 * The rows in a state, and those for which the policy comes out so: all until that is known.
 * @returns the same array where nothing is asked for
 */
export function inState(
  rows: readonly CoverageRow[],
  {
    state,
    policy,
    verdict,
  }: Pick<CoverageSearch, 'state' | 'policy'> & { verdict: PolicyVerdict | undefined },
): readonly CoverageRow[] {
  if (state === undefined && policy === undefined) return rows
  return rows.filter(
    ({ protection, key }) =>
      (state === undefined || protection.state === state) &&
      (policy === undefined || !verdict || verdict.open.get(key) === policy),
  )
}

function holdsAll(text: string, words: readonly string[]): boolean {
  for (const word of words) if (!text.includes(word)) return false
  return true
}

/**
 * All rows in the order asked for; the worst first unless told otherwise, and among equals by project
 * and name, as they come. What is filtered afterwards stays in order: no filter has to sort.
 */
export function inOrder(
  rows: readonly CoverageRow[],
  { sort = 'state', desc = false }: Pick<CoverageSearch, 'sort' | 'desc'>,
): readonly CoverageRow[] {
  const keyed = readKeys(rows, sort)
  const after = desc ? -1 : 1
  keyed.sort((a, b) => (a.key < b.key ? -after : a.key > b.key ? after : 0))
  return keyed.map(({ row }) => row)
}

/** The rows with what they are ordered by: all numbers, or all texts. */
function readKeys(
  rows: readonly CoverageRow[],
  sort: SortKey,
): { row: CoverageRow; key: number | string }[] {
  const number = NUMBERS[sort]
  if (number) return rows.map((row) => ({ row, key: number(row) }))
  const text = TEXTS[sort] ?? (() => '')
  // Most columns hold few different texts, and making keys of them is what takes time.
  const keys = new Map<string, string>()
  return rows.map((row) => {
    const label = text(row)
    const key = keys.get(label) ?? sortKey(label)
    keys.set(label, key)
    return { row, key }
  })
}

/** Behind by more comes first; a ratio never reaches this. */
const STATE_STEP = 1e9

const NUMBERS: Partial<Record<SortKey, (row: CoverageRow) => number>> = {
  state: ({ protection: { state, ratio = 0 } }) =>
    PROTECTION_STATES.indexOf(state) * STATE_STEP - Math.min(ratio, STATE_STEP / 2),
  // The oldest first; what has no copy comes last.
  copy: ({ protection: { age } }) => (age === undefined ? Number.MAX_SAFE_INTEGER : -age),
  ratio: ({ protection: { ratio } }) => (ratio === undefined ? Number.MAX_SAFE_INTEGER : -ratio),
}

const TEXTS: Partial<Record<SortKey, (row: CoverageRow) => string>> = {
  service: ({ service }) => service.service,
  project: ({ service }) => service.project,
  type: ({ service }) => `${serviceTypeName(service.type)} ${service.plan}`,
  plan: ({ service }) => service.plan,
  status: ({ service }) => serviceStateWords(service.state).label,
  cloud: ({ service }) => service.cloud,
  primary: ({ service }) => service.locations.primary.cloud ?? '~',
  secondary: ({ service }) => service.locations.secondary?.cloud ?? '~',
}
