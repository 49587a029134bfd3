import type { Cloud } from '~/api/clouds'
import type { Service } from '~/api/services'
import { findPlace, findProvider, UNKNOWN_PROVIDER } from '~/backup/clouds'
import { primaryCloud } from '~/backup/location'
import { newestFirst } from '~/backup/copies'
import { placementWarnings, type PlacementWarning } from '~/backup/placement'
import { PROTECTION_STATES, protectionOf, type Protection } from '~/backup/protection'
import type { ReportLookup } from '~/fleet/coverage'
import { PROTECTION_WORDS } from '~/words/protection'
import { serviceStateWords, serviceTypeName } from '~/words/service'
import type { ServicesSearch, SortKey } from './search-params'

/** A service as the list shows, filters and sorts it. */
export interface Row {
  service: Service
  protection: Protection
  /** What is odd about where the copies are. */
  placement: PlacementWarning[]
  provider: string
  /** All that the search looks at, in lower case. */
  text: string
}

/** The rows of the list; computed once an answer, not once a keystroke. */
export function makeRows(
  services: readonly Service[],
  clouds: readonly Cloud[],
  now: number,
): Row[] {
  const cloudsByName = new Map(clouds.map((cloud) => [cloud.cloud_name, cloud]))
  return services.map((service) => {
    const cloud = cloudsByName.get(service.cloud_name)
    const place = cloud && findPlace(cloud)
    const protection = protectionOf(service, now)
    const words = [
      service.service_name,
      service.service_type,
      serviceTypeName(service.service_type),
      serviceStateWords(service.state).label,
      service.plan,
      service.cloud_name,
      place?.place,
      place?.country,
      protection.region,
      PROTECTION_WORDS[protection.state].label,
      ...Object.entries(service.tags ?? {}).map(([key, value]) => `${key}:${value ?? ''}`),
    ]
    return {
      service,
      protection,
      placement: placementWarnings(
        {
          serviceCloud: service.cloud_name,
          primary: primaryCloud(newestFirst(service.backups ?? [])),
          secondary: protection.region,
        },
        clouds,
      ),
      provider: findProvider(service.cloud_name, clouds) ?? UNKNOWN_PROVIDER,
      text: words.filter(Boolean).join(' ').toLowerCase(),
    }
  })
}

/** The row with what was read of this service alone: the report on its backups. */
export function withLookup(row: Row, now: number, known: ReportLookup): Row {
  return { ...row, protection: protectionOf(row.service, now, known) }
}

/** The rows that match the filters, in the order asked for. */
export function selectRows(rows: readonly Row[], search: ServicesSearch): Row[] {
  const words = (search.q ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const matches = (row: Row) =>
    words.every((word) => row.text.includes(word)) &&
    (search.status === undefined || row.service.state === search.status) &&
    (search.type === undefined || row.service.service_type === search.type) &&
    (search.provider === undefined || row.provider === search.provider) &&
    (search.backup === undefined || row.protection.state === search.backup)
  const compare = COMPARE[search.sort ?? 'name']
  const direction = search.desc ? -1 : 1
  return rows.filter(matches).sort((a, b) => direction * compare(a, b) || COMPARE.name(a, b))
}

const collator = new Intl.Collator('en', { numeric: true })

function byText(read: (row: Row) => string) {
  return (a: Row, b: Row) => collator.compare(read(a), read(b))
}

function byNumber(read: (row: Row) => number) {
  return (a: Row, b: Row) => read(a) - read(b)
}

const COMPARE: Record<SortKey, (a: Row, b: Row) => number> = {
  name: byText((row) => row.service.service_name),
  type: byText((row) => serviceTypeName(row.service.service_type)),
  status: byText((row) => serviceStateWords(row.service.state).label),
  plan: byText((row) => row.service.plan),
  nodes: byNumber((row) => row.service.node_count ?? 0),
  cloud: byText((row) => row.service.cloud_name),
  backup: byNumber((row) => PROTECTION_STATES.indexOf(row.protection.state)),
  created: byNumber((row) => Date.parse(row.service.create_time)),
}
