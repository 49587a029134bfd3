import type { OutageService } from '~/fleet/outage'
import { NOW } from './backups'

/** For tests: ISO 8601 UTC, so many minutes before `NOW`. */
export function minutesAgo(minutes: number): string {
  return new Date(NOW - minutes * 60_000).toISOString()
}

/** For tests: a PostgreSQL service in Frankfurt without copies, changed as a test needs it. */
export function outageService(changes: Partial<OutageService> = {}): OutageService {
  return {
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
    source: undefined,
    tags: {},
    ...changes,
  }
}

/** For tests: what a service has that is copied to a region, up to so many minutes before `NOW`. */
export function copiedTo(secondary: string, minutes: number): Partial<OutageService> {
  const copy = { point: minutesAgo(minutes), exact: true, paused: false, pauseReason: undefined }
  return { secondary, copy }
}
