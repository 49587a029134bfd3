import { DAY, iso } from '../time'
import { SERVICE_TYPES, type ServiceType } from './option-trees'

/** A major version: since when services can have it, and until when Aiven keeps it alive. */
interface Version {
  type: string
  version: string
  from: string
  /** Absent: no end has been announced. */
  endOfLife?: string
}

/**
 * PostgreSQL's and MySQL's dates of end of life are those of their projects. All others are
 * invented, in proportion: a version comes a few weeks after its release, and ends about when its
 * project drops it. Which versions there are, and which are over, agrees with the options' schemas.
 */
const DATES: Readonly<Record<ServiceType, readonly [string, string, string?][]>> = {
  clickhouse: [
    ['25.3', '2025-06-10', '2026-11-30'],
    ['25.8', '2025-11-18', '2027-09-30'],
    ['26.3', '2026-06-09', '2028-05-31'],
  ],
  dragonfly: [],
  flink: [
    ['1.16', '2023-01-24', '2026-05-31'],
    ['1.19', '2024-05-21', '2027-06-30'],
    ['1.20', '2024-10-08', '2028-10-31'],
  ],
  grafana: [['11', '2024-08-20']],
  kafka: [
    ['3.1', '2022-03-15', '2023-01-24'],
    ['3.2', '2022-06-21', '2023-05-17'],
    ['3.3', '2022-11-08', '2023-10-03'],
    ['3.4', '2023-03-14', '2024-02-07'],
    ['3.5', '2023-08-08', '2024-06-15'],
    ['3.6', '2023-11-14', '2024-10-10'],
    ['3.7', '2024-05-07', '2025-02-27'],
    ['3.8', '2024-10-01', '2025-07-29'],
    ['3.9', '2025-01-21', '2027-11-30'],
    ['4.0', '2025-05-20', '2026-09-30'],
    ['4.1', '2025-11-11', '2027-09-30'],
    ['4.2', '2026-05-19', '2028-03-31'],
  ],
  kafka_connect: [],
  kafka_mirrormaker: [],
  mysql: [
    ['8', '2019-05-07', '2026-04-30'],
    ['8.4', '2025-06-17', '2032-04-30'],
  ],
  opensearch: [
    ['1', '2021-09-14', '2025-12-31'],
    ['2', '2022-09-20', '2026-10-31'],
    ['2.19', '2025-04-15', '2027-10-31'],
    ['3.3', '2025-12-09', '2028-06-30'],
    ['3.6', '2026-06-16', '2029-01-31'],
  ],
  pg: [
    ['10', '2017-10-24', '2022-11-10'],
    ['11', '2018-11-06', '2023-11-09'],
    ['12', '2019-11-19', '2024-11-21'],
    ['13', '2021-02-15', '2025-11-13'],
    ['14', '2021-11-11', '2026-11-12'],
    ['15', '2022-12-12', '2027-11-11'],
    ['16', '2023-11-14', '2028-11-09'],
    ['17', '2024-11-25', '2029-11-08'],
    ['18', '2025-11-25', '2030-11-14'],
  ],
  thanos: [],
  valkey: [
    ['8.1', '2025-07-08', '2028-03-31'],
    ['9.0', '2025-12-16', '2029-10-31'],
    ['9.1', '2026-07-14', '2030-05-31'],
  ],
}

const VERSIONS: readonly Version[] = SERVICE_TYPES.flatMap((type) =>
  DATES[type].map(([version, from, endOfLife]) => ({
    type,
    version,
    from,
    ...(endOfLife && { endOfLife }),
  })),
)

/** New services can have a version until this long before its end of life. Invented. */
const NO_NEW_SERVICES = 182 * DAY

const HELP = 'https://aiven.io/docs/platform/reference/eol-for-major-versions'

/** Every version of every type that has versions, as it stands at `now` (ms), in the API's words. */
export function serviceVersions(now: number) {
  return VERSIONS.map(({ type, version, from, endOfLife }) => {
    const ends = endOfLife === undefined ? undefined : Date.parse(endOfLife)
    const newUntil = ends === undefined ? undefined : ends - NO_NEW_SERVICES
    const isOver = newUntil !== undefined && newUntil <= now
    return {
      service_type: type,
      major_version: version,
      state: findState(now, newUntil, ends),
      // To the second: the CLI cannot read fractions here.
      availability_start_time: iso(Date.parse(from)),
      availability_end_time: newUntil === undefined ? null : iso(newUntil),
      aiven_end_of_life_time: ends === undefined ? null : iso(ends),
      upstream_end_of_life_time: ends === undefined ? null : iso(ends),
      termination_time: null,
      end_of_life_help_article_url: HELP,
      upgrade_to_service_type: isOver ? type : null,
      upgrade_to_version: isOver ? findNewest(type) : null,
    }
  })
}

/** Unverified: a version is unavailable while services that have it live on, but no new ones may. */
function findState(now: number, newUntil = Infinity, ends = Infinity): string {
  return now >= ends ? 'eol' : now >= newUntil ? 'unavailable' : 'available'
}

function findNewest(type: string): string | null {
  return VERSIONS.findLast((version) => version.type === type)?.version ?? null
}
