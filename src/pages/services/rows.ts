import type { Cloud } from '~/api/clouds'
import type { Service } from '~/api/services'
import { findCloud, findPlace, findProvider, UNKNOWN_PROVIDER } from '~/backup/clouds'
import { placementWarnings, type PlacementWarning } from '~/backup/placement'
import {
  judgeProtection,
  PROTECTION_STATES,
  readJudged,
  type JudgedService,
  type Lookup,
  type Protection,
} from '~/backup/protection'
import type { ReportLookup } from '~/fleet/coverage'
import { sortKey } from '~/lib/sort-key'
import { PROTECTION_WORDS } from '~/words/protection'
import { serviceStateWords, serviceTypeName } from '~/words/service'
import type { ServicesSearch, SortKey } from './search-params'

/** What Aiven told of a service, read once an answer. Nothing in it depends on the time. */
export interface ListedService {
  service: Service
  judged: JudgedService
  /** How it stands with the report on its backups, where that was asked for. */
  lookup?: Lookup
  /** What is odd about where the copies are. */
  placement: readonly PlacementWarning[]
  provider: string
  /** What the search looks at besides the state, in lower case. */
  words: string
}

/** A service as the list filters and sorts it: with its state at a moment. */
export interface Row extends ListedService {
  protection: Protection
}

/** Reads the services of an answer; one that the answer before held too is read once. */
export function createReader(clouds: readonly Cloud[]): (service: Service) => ListedService {
  const read = new WeakMap<Service, ListedService>()
  return (service) => {
    let listed = read.get(service)
    if (!listed) read.set(service, (listed = readService(service, clouds)))
    return listed
  }
}

function readService(service: Service, clouds: readonly Cloud[]): ListedService {
  const cloud = findCloud(service.cloud_name, clouds)
  const place = cloud && findPlace(cloud)
  const judged = readJudged(service)
  const { primary, secondary } = judged.locations
  const words = [
    service.service_name,
    service.service_type,
    serviceTypeName(service.service_type),
    serviceStateWords(service.state).label,
    service.plan,
    service.cloud_name,
    place?.place,
    place?.country,
    secondary?.cloud,
    ...Object.entries(service.tags ?? {}).map(([key, value]) => `${key}:${value ?? ''}`),
  ]
  return {
    service,
    judged,
    placement: placementWarnings(
      { serviceCloud: service.cloud_name, primary: primary.cloud, secondary: secondary?.cloud },
      clouds,
    ),
    provider: findProvider(service.cloud_name, clouds) ?? UNKNOWN_PROVIDER,
    words: words.filter(Boolean).join(' ').toLowerCase(),
  }
}

/** The service with what was read of it alone: the report on its backups. */
export function withLookup(listed: ListedService, { lookup, report }: ReportLookup): ListedService {
  const judged = report ? readJudged(listed.service, report) : listed.judged
  return { ...listed, judged, lookup: report ? 'read' : lookup }
}

/** What protects a service at a moment: milliseconds since 1970 UTC, by the server's clock. */
export function protectionAt({ judged, lookup }: ListedService, now: number): Protection {
  return judgeProtection(judged, now, lookup)
}

/** The rows that match the filters, in the order they come in. */
export function filterRows(rows: readonly Row[], search: ServicesSearch): readonly Row[] {
  const words = (search.q ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const { status, type, provider, backup } = search
  return rows.filter(
    (row) =>
      (status === undefined || row.service.state === status) &&
      (type === undefined || row.service.service_type === type) &&
      (provider === undefined || row.provider === provider) &&
      (backup === undefined || row.protection.state === backup) &&
      words.every(
        (word) => row.words.includes(word) || STATE_TEXTS[row.protection.state].includes(word),
      ),
  )
}

const STATE_TEXTS = Object.fromEntries(
  PROTECTION_STATES.map((state) => [state, PROTECTION_WORDS[state].label.toLowerCase()]),
) as Record<Protection['state'], string>

/** All rows in the order asked for: what is filtered afterwards stays in order. */
export function inOrder(
  rows: readonly Row[],
  { sort = 'name', desc = false }: Pick<ServicesSearch, 'sort' | 'desc'>,
): readonly Row[] {
  const direction = desc ? -1 : 1
  const read = KEYS[sort]
  return rows
    .map((row) => ({ row, key: read(row), name: sortKey(row.service.service_name) }))
    .sort((a, b) => direction * compare(a.key, b.key) || compare(a.name, b.name))
    .map(({ row }) => row)
}

function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0
}

const KEYS: Record<SortKey, (row: Row) => string | number> = {
  name: ({ service }) => sortKey(service.service_name),
  type: ({ service }) => sortKey(serviceTypeName(service.service_type)),
  status: ({ service }) => sortKey(serviceStateWords(service.state).label),
  plan: ({ service }) => sortKey(service.plan),
  nodes: ({ service }) => service.node_count ?? 0,
  cloud: ({ service }) => sortKey(service.cloud_name),
  backup: ({ protection }) => PROTECTION_STATES.indexOf(protection.state),
  created: ({ service }) => Date.parse(service.create_time),
}
