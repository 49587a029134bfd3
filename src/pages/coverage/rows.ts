import type { CoverageRow } from '../../backup/coverage'
import { sortKey, type FleetService } from '../../backup/fleet'
import { PROTECTION_STATES } from '../../backup/protection'
import { serviceStateWords, serviceTypeName } from '../../components/words'
import type { CoverageSearch, SortKey } from './search'

const texts = new WeakMap<FleetService, string>()

/** All that the search looks at, in lower case; made once a service. */
function textOf(service: FleetService): string {
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
      service.primary,
      service.copies.region,
      ...service.tags,
    ]
      .join(' ')
      .toLowerCase()
    texts.set(service, text)
  }
  return text
}

/** The rows that match the search and all filters but that of the state, which counters stand for. */
export function inScope(
  rows: readonly CoverageRow[],
  search: Pick<CoverageSearch, 'q' | 'project' | 'provider' | 'region' | 'type' | 'warning'>,
): CoverageRow[] {
  const words = (search.q ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const { project, provider, region, type, warning } = search
  return rows.filter(
    ({ service, warnings }) =>
      (project === undefined || service.project === project) &&
      (provider === undefined || service.provider === provider) &&
      (region === undefined || service.cloud === region) &&
      (type === undefined || service.type === type) &&
      (warning === undefined ||
        (warning === 'any' ? warnings.length > 0 : warnings.includes(warning))) &&
      words.every((word) => textOf(service).includes(word)),
  )
}

/**
 * Rows in the order asked for; the worst first unless told otherwise, and among equals by project
 * and name, as they come.
 */
export function inOrder(
  rows: readonly CoverageRow[],
  { sort = 'state', desc = false }: Pick<CoverageSearch, 'sort' | 'desc'>,
): CoverageRow[] {
  const keys = keysOf(rows, sort)
  const order = Uint32Array.from(rows.keys())
  const direction = desc ? -1 : 1
  order.sort((a, b) => direction * ((keys[a] ?? 0) - (keys[b] ?? 0)) || a - b)
  return Array.from(order, (index) => rows[index]).filter((row) => row !== undefined)
}

/** A number for each row, in whose order the rows stand: numbers compare much faster than texts. */
function keysOf(rows: readonly CoverageRow[], sort: SortKey): Float64Array {
  const number = NUMBERS[sort]
  if (number) return Float64Array.from(rows, number)
  const read = TEXTS[sort] ?? (() => '')
  const distinct = [...new Set(rows.map(read))].map((text) => ({ text, key: sortKey(text) }))
  distinct.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  const ranks = new Map(distinct.map(({ text }, rank) => [text, rank]))
  return Float64Array.from(rows, (row) => ranks.get(read(row)) ?? 0)
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
  primary: ({ service }) => service.primary ?? '~',
  secondary: ({ service }) => service.copies.region ?? '~',
}
