import type { FleetService } from '~/fleet/fleet-service'
import { NOW } from './backups'

/** For tests: milliseconds, that many minutes before `NOW`. */
export function minutesAgo(minutes: number): number {
  return NOW - minutes * 60_000
}

interface Copy {
  /** Milliseconds; undefined where its time cannot be read. */
  point: number | undefined
  /** The recovery window was read. */
  exact: boolean
  paused: boolean
  pauseReason: string | undefined
}

/** For tests: a service as an outage sees it, in plain words. */
export interface OutageFacts {
  project: string
  name: string
  type: string
  plan: string
  state: string
  cloud: string
  created: string
  /** How many backups Aiven lists. */
  backups: number | undefined
  /** Where the primary backups are, and the time of the newest. */
  primary: string | undefined
  primaryPoint: number | undefined
  /** The region that is set, and the copy that was seen there. */
  secondary: string | undefined
  copy: Copy | undefined
  bytes: number | undefined
  diskMb: number | undefined
  source: { project: string; service: string } | undefined
  tags: Readonly<Record<string, string>>
}

const FRANKFURT: OutageFacts = {
  project: 'shop',
  name: 'orders',
  type: 'pg',
  plan: 'business-4',
  state: 'RUNNING',
  cloud: 'aws-eu-central-1',
  created: '2026-01-01T00:00:00Z',
  backups: 3,
  primary: 'aws-eu-central-1',
  primaryPoint: minutesAgo(30),
  secondary: undefined,
  copy: undefined,
  bytes: 1000,
  diskMb: undefined,
  source: undefined,
  tags: {},
}

/** For tests: a PostgreSQL service in Frankfurt without copies, changed as a test needs it. */
export function outageService(changes: Partial<OutageFacts> = {}): FleetService {
  const facts = { ...FRANKFURT, ...changes }
  const { copy } = facts
  const known = (exact: boolean) => (exact || facts.type !== 'pg' ? 'exact' : 'not-older-than')
  return {
    project: facts.project,
    service: facts.name,
    type: facts.type,
    plan: facts.plan,
    state: facts.state,
    cloud: facts.cloud,
    provider: facts.cloud.split('-')[0] ?? '',
    locations: {
      primary: {
        kind: 'primary',
        cloud: facts.primary,
        window: undefined,
        pointInTime: 'unread',
        newest:
          facts.primaryPoint === undefined
            ? undefined
            : { at: facts.primaryPoint, known: known(false) },
        count: facts.backups,
        newestBackup: facts.primaryPoint,
        bytes: facts.bytes,
        paused: undefined,
      },
      secondary:
        facts.secondary === undefined
          ? undefined
          : {
              kind: 'secondary',
              cloud: facts.secondary,
              window: undefined,
              pointInTime: 'unread',
              newest:
                copy?.point === undefined
                  ? undefined
                  : { at: copy.point, known: known(copy.exact) },
              count: copy ? 1 : 0,
              newestBackup: copy?.point,
              bytes: facts.bytes,
              paused: copy?.paused ? { reason: copy.pauseReason } : undefined,
            },
      former: [],
    },
    objective: { seconds: 26 * 3600, source: 'assumed' },
    created: facts.created,
    updated: facts.created,
    tags: Object.entries(facts.tags).map(([key, value]) => `${key}:${value}`),
    ...(facts.diskMb !== undefined && { diskMb: facts.diskMb }),
    ...(facts.source && { forkedFrom: facts.source }),
  }
}

/** For tests: what a service has that is copied to a region, up to that many minutes before `NOW`. */
export function copiedTo(secondary: string, minutes: number): Partial<OutageFacts> {
  const copy = { point: minutesAgo(minutes), exact: true, paused: false, pauseReason: undefined }
  return { secondary, copy }
}
