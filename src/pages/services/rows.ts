import type { Cloud } from '~/api/clouds'
import { findCloud, findPlace, findProvider, UNKNOWN_PROVIDER } from '~/backup/clouds'
import { placementWarnings, type PlacementWarning } from '~/backup/placement'
import {
  judgeProtection,
  PROTECTION_STATES,
  type Lookup,
  type Protection,
} from '~/backup/protection'
import type { ReportLookup } from '~/fleet/coverage'
import { withReport, type FleetService } from '~/fleet/fleet-service'
import { sortKey } from '~/lib/sort-key'
import { PROTECTION_WORDS } from '~/words/protection'
import { serviceStateWords, serviceTypeName } from '~/words/service'
import type { ServicesSearch, SortKey } from './search-params'

/** A service of the list. Nothing in it depends on the time. */
export interface ListedService {
  service: FleetService
  /** The known clouds. */
  clouds: readonly Cloud[]
  /** How it stands with the report on its backups, where that was asked for. */
  lookup?: Lookup
  /** What is odd about where the copies are; found when it is first asked for. */
  placement: () => readonly PlacementWarning[]
  /** Where it runs, if the project's list of clouds has it. */
  cloud: Cloud | undefined
  provider: string
  /** What the search looks at besides the state, in lower case; made when it is first asked for. */
  words: () => string
}

/** A service as the list filters and sorts it. */
export interface Row extends ListedService {
  /** Its state at a moment; judged when it is first asked for, always as of that moment. */
  protection: () => Protection
}

/** Makes what the list shows of services; of one that it has met before, the same once more. */
export function createReader(clouds: readonly Cloud[]): (service: FleetService) => ListedService {
  const read = new WeakMap<FleetService, ListedService>()
  // Thousands of services are in a few hundred different sets of places.
  const placements = new Map<string, readonly PlacementWarning[]>()
  const places = new Map<string, string>()

  /** What the search finds a cloud by. */
  function placeWords(name: string): string {
    let words = places.get(name)
    if (words === undefined) {
      const cloud = findCloud(name, clouds)
      const place = cloud && findPlace(cloud)
      words = [name, place?.place, place?.country].filter(Boolean).join(' ')
      places.set(name, words)
    }
    return words
  }

  function findPlacement({ cloud, locations }: FleetService) {
    const primary = locations.primary.cloud
    const secondary = locations.secondary?.cloud
    const where = [cloud, primary, secondary].join('|')
    let placement = placements.get(where)
    if (!placement) {
      placement = placementWarnings({ serviceCloud: cloud, primary, secondary }, clouds)
      placements.set(where, placement)
    }
    return placement
  }

  return (service) => {
    let listed = read.get(service)
    if (!listed) {
      let words: string | undefined
      listed = {
        service,
        clouds,
        placement: () => findPlacement(service),
        cloud: findCloud(service.cloud, clouds),
        provider: findProvider(service.cloud, clouds) ?? UNKNOWN_PROVIDER,
        words: () => (words ??= makeWords(service, placeWords(service.cloud))),
      }
      read.set(service, listed)
    }
    return listed
  }
}

function makeWords(service: FleetService, place: string): string {
  const words = [
    service.service,
    service.type,
    serviceTypeName(service.type),
    serviceStateWords(service.state).label,
    service.plan,
    place,
    service.locations.secondary?.cloud,
    ...service.tags,
  ]
  return words.filter(Boolean).join(' ').toLowerCase()
}

const TEXTS_A_PART = 500

/** A word of the search, and the states whose names have it: only where there are any is a row judged. */
interface Word {
  text: string
  states: readonly Protection['state'][]
}

/** What no service has in its texts. */
const NOWHERE: Word[] = [{ text: '\0', states: [] }]

/**
 * Searches beforehand, in parts of a few milliseconds: it makes the texts that the first search needs,
 * and the browser compiles what it runs, which else comes between the first key and its frame.
 */
export function* prepareSearch(rows: readonly Row[]): Generator<void> {
  for (let from = 0; from < rows.length; from += TEXTS_A_PART) {
    rows.slice(from, from + TEXTS_A_PART).filter((row) => hasWords(row, NOWHERE))
    yield
  }
}

/**
 * Adds to services what was read of each alone: the report on its backups. For the same service and the
 * same report it is the same object: of thousands, those that have just been read re-render.
 */
export function createLookups(): (row: ListedService, known: ReportLookup) => ListedService {
  const made = new WeakMap<ReportLookup, { row: ListedService; listed: ListedService }>()
  return (row, known) => {
    const before = made.get(known)
    if (before?.row === row) return before.listed
    const { lookup, report } = known
    const listed: ListedService = report
      ? { ...row, service: withReport(row.service, report), lookup: 'read' }
      : { ...row, lookup }
    made.set(known, { row, listed })
    return listed
  }
}

/** What protects a service at a moment: milliseconds since 1970 UTC, by the server's clock. */
export function protectionAt({ service, lookup, clouds }: ListedService, now: number): Protection {
  return judgeProtection(service, now, { lookup, clouds })
}

/** The rows that match the filters, in the order they come in; the same array where nothing filters. */
export function filterRows(rows: readonly Row[], search: ServicesSearch): readonly Row[] {
  const words = readWords(search.q ?? '')
  const { status, type, provider, backup } = search
  if (words.length === 0 && !(status ?? type ?? provider ?? backup)) return rows
  return rows.filter(
    (row) =>
      (status === undefined || row.service.state === status) &&
      (type === undefined || row.service.type === type) &&
      (provider === undefined || row.provider === provider) &&
      (backup === undefined || row.protection().state === backup) &&
      hasWords(row, words),
  )
}

function readWords(q: string): Word[] {
  const texts = q.toLowerCase().split(/\s+/).filter(Boolean)
  return texts.map((text) => ({
    text,
    states: PROTECTION_STATES.filter((state) => STATE_TEXTS[state].includes(text)),
  }))
}

function hasWords(row: Row, words: readonly Word[]): boolean {
  return words.every(
    ({ text, states }) =>
      row.words().includes(text) || (states.length > 0 && states.includes(row.protection().state)),
  )
}

const STATE_TEXTS = Object.fromEntries(
  PROTECTION_STATES.map((state) => [state, PROTECTION_WORDS[state].label.toLowerCase()]),
) as Record<Protection['state'], string>

/**
 * All rows in the order asked for, and among equals by name, as they come: what is filtered afterwards
 * stays in order.
 */
export function inOrder(
  rows: readonly Row[],
  { sort = 'name', desc = false }: Pick<ServicesSearch, 'sort' | 'desc'>,
): readonly Row[] {
  if (sort === 'name') return desc ? rows.toReversed() : rows
  const read = KEYS[sort]
  const after = desc ? -1 : 1
  return rows
    .map((row) => ({ row, key: read(row) }))
    .sort((a, b) => (a.key < b.key ? -after : a.key > b.key ? after : 0))
    .map(({ row }) => row)
}

const KEYS: Record<Exclude<SortKey, 'name'>, (row: Row) => string | number> = {
  type: ({ service }) => sortKey(serviceTypeName(service.type)),
  status: ({ service }) => sortKey(serviceStateWords(service.state).label),
  plan: ({ service }) => sortKey(service.plan),
  nodes: ({ service }) => service.nodeCount ?? 0,
  cloud: ({ service }) => sortKey(service.cloud),
  backup: ({ protection }) => PROTECTION_STATES.indexOf(protection().state),
  created: ({ service }) => Date.parse(service.created),
}
