import type { CoverageRow } from '~/fleet/coverage'
import { sortKey, type FleetService } from '~/fleet/fleet-service'
import { PROTECTION_STATES } from '~/backup/protection'
import { serviceStateWords, serviceTypeName } from '~/words/service'
import { COLUMN_KEYS, type CoverageSearch, type SortKey } from './search'

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

const textLists = new WeakMap<readonly CoverageRow[], readonly string[]>()

/** The texts of rows, in their order; made once for the same rows, as it is gone through at each key. */
function textsOf(rows: readonly CoverageRow[]): readonly string[] {
  let list = textLists.get(rows)
  if (!list) textLists.set(rows, (list = rows.map(({ service }) => textOf(service))))
  return list
}

/**
 * The rows that match the search and all filters but that of the state, which counters stand for.
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
  const texts = words.length === 0 ? [] : textsOf(rows)
  return rows.filter(
    ({ service, warnings }, index) =>
      (project === undefined || service.project === project) &&
      (provider === undefined || service.provider === provider) &&
      (region === undefined || service.cloud === region) &&
      (type === undefined || service.type === type) &&
      (warning === undefined ||
        (warning === 'any' ? warnings.length > 0 : warnings.includes(warning))) &&
      (words.length === 0 || holdsAll(texts[index] ?? '', words)),
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
  const { ranks, count } = ranksOf(rows, sort)
  const placeOf = (rank: number) => (desc ? count - 1 - rank : rank)
  // Where the rows of each place go: after all rows of the places before it.
  const next = new Uint32Array(count)
  const sizes = new Uint32Array(count)
  for (const rank of ranks) sizes[placeOf(rank)] = (sizes[placeOf(rank)] ?? 0) + 1
  for (let at = 1; at < count; at += 1) next[at] = (next[at - 1] ?? 0) + (sizes[at - 1] ?? 0)

  const ordered = [...rows]
  rows.forEach((row, index) => {
    const place = placeOf(ranks[index] ?? 0)
    const to = next[place] ?? 0
    ordered[to] = row
    next[place] = to + 1
  })
  return ordered
}

/** The rank of each row by a column, from 0 and without gaps: equals have the same. */
interface Ranks {
  ranks: Uint32Array
  count: number
}

const known = new WeakMap<readonly CoverageRow[], Map<SortKey, Ranks>>()

/** Made once for the same rows: it is the dear part of an order. */
function ranksOf(rows: readonly CoverageRow[], sort: SortKey): Ranks {
  let columns = known.get(rows)
  if (!columns) known.set(rows, (columns = new Map()))
  let ranks = columns.get(sort)
  if (!ranks) columns.set(sort, (ranks = makeRanks(rows, sort)))
  return ranks
}

function makeRanks(rows: readonly CoverageRow[], sort: SortKey): Ranks {
  const number = NUMBERS[sort]
  if (number) return rankNumbers(Float64Array.from(rows, number))
  const read = TEXTS[sort] ?? (() => '')
  const texts = rows.map(read)
  const distinct = [...new Set(texts)].map((text) => ({ text, key: sortKey(text) }))
  distinct.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  const places = new Map(distinct.map(({ text }, rank) => [text, rank]))
  return { ranks: Uint32Array.from(texts, (text) => places.get(text) ?? 0), count: distinct.length }
}

function rankNumbers(keys: Float64Array): Ranks {
  const order = Uint32Array.from(keys.keys()).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0))
  const ranks = new Uint32Array(keys.length)
  let count = 0
  order.forEach((index, at) => {
    if (at === 0 || keys[index] !== keys[order[at - 1] ?? 0]) count += 1
    ranks[index] = count - 1
  })
  return { ranks, count }
}

/**
 * Parts of what the first search and the first order by each column need, made beforehand.
 * @param rows as they come
 * @param ordered the same in the order that is shown
 */
export function* prepare(
  rows: readonly CoverageRow[],
  ordered: readonly CoverageRow[],
): Generator<void> {
  for (const [index, { service }] of rows.entries()) {
    textOf(service)
    if (index % TEXTS_A_PART === 0) yield
  }
  for (const list of [ordered, rows]) {
    textsOf(list)
    yield
  }
  for (const column of COLUMN_KEYS) {
    ranksOf(rows, column)
    yield
  }
}

const TEXTS_A_PART = 500

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
