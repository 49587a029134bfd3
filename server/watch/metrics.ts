import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client'
import { PROTECTION_STATES } from '~/backup/protection'
import type { Known } from './known'
import type { PassOutcome } from './pass'
import type { Verdict, WatchedState } from './verdict'

/** What a watcher tells Prometheus. */
export interface WatchMetrics {
  /** Counts a request to the API. */
  countRequest(outcome: number | 'network' | 'given up'): void
  /** Takes what a pass has shown. */
  notePass(outcome: PassOutcome): void
  /** All of it, in the Prometheus text format. */
  text(): Promise<string>
}

const STATES = PROTECTION_STATES.filter((state): state is WatchedState => state !== 'checking')

/** Of what is known; Prometheus compares nothing with it. */
const NOT_KNOWN = NaN

/**
 * The metrics of a watcher. Those of services are made when they are asked for, so that ages are those
 * of the moment; what is not known is NaN, never 0.
 * @param known what is known now
 * @param now milliseconds since 1970 UTC, by the API's clock
 */
export function createWatchMetrics(known: () => Known, now: () => number): WatchMetrics {
  const register = new Registry()
  const registers = [register]
  addServiceMetrics(register, known, now)
  addProjectMetrics(register, known)
  const requests = new Counter({
    name: 'offsite_watch_requests_total',
    help: 'Requests to the API by the status of the answer: network, given_up where there was none.',
    labelNames: ['status'],
    registers,
  })
  const passes = new Counter({
    name: 'offsite_watch_passes_total',
    help: 'Passes: complete, partial where a project could not be read, failed where none could.',
    labelNames: ['outcome'],
    registers,
  })
  for (const outcome of ['complete', 'partial', 'failed']) passes.inc({ outcome }, 0)
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers })
  const duration = gauge('offsite_watch_pass_duration_seconds', 'How long the last pass took.')
  const ended = gauge(
    'offsite_watch_last_pass_timestamp_seconds',
    'When the last pass ended, by the clock of this machine.',
  )
  const succeeded = gauge(
    'offsite_watch_last_success_timestamp_seconds',
    'When the last pass ended that was not failed, by the clock of this machine.',
  )
  for (const unknown of [duration, ended, succeeded]) unknown.set(NOT_KNOWN)
  collectDefaultMetrics({ register })

  return {
    countRequest: (outcome) => requests.inc({ status: String(outcome).replace(' ', '_') }),
    notePass: ({ kind, seconds, endedAt }) => {
      passes.inc({ outcome: kind })
      duration.set(seconds)
      ended.set(endedAt / 1000)
      if (kind !== 'failed') succeeded.set(endedAt / 1000)
    },
    text: () => register.metrics(),
  }
}

/** What is told of each service, beside its state. */
const OF_A_SERVICE: readonly {
  name: string
  help: string
  read: (verdict: Verdict, now: number) => number | undefined
}[] = [
  {
    name: 'recovery_point_timestamp_seconds',
    help: 'The recovery point that the objective is held against: what would survive the loss of the region.',
    read: ({ point }) => (point === undefined ? undefined : point / 1000),
  },
  {
    name: 'recovery_point_age_seconds',
    help: "Age of that recovery point now, by the API's clock.",
    read: ({ point }, now) => (point === undefined ? undefined : Math.max(0, now - point) / 1000),
  },
  {
    name: 'objective_seconds',
    help: 'The recovery point objective: from the tag of the service, or assumed.',
    read: ({ objective }) => objective,
  },
  {
    name: 'copy_distance_meters',
    help: 'From the copies to the nearer of the service and its primary backups, approximate.',
    read: ({ distanceKm }) => (distanceKm === undefined ? undefined : distanceKm * 1000),
  },
  {
    name: 'copy_paused',
    help: 'Whether Aiven says that the copying is paused.',
    read: ({ paused, unread }) => (unread ? undefined : Number(paused)),
  },
  {
    name: 'copy_in_set_region',
    help: 'Whether the region that is set holds a copy.',
    read: ({ copied, unread }) => (unread ? undefined : Number(copied)),
  },
]

function addServiceMetrics(register: Registry, known: () => Known, now: () => number): void {
  /** Made anew for every answer: a service that has ended leaves nothing behind. */
  const add = (
    name: string,
    help: string,
    more: readonly string[],
    tell: (gauge: Gauge, verdict: Verdict, at: number) => void,
  ) =>
    new Gauge({
      name: `offsite_service_${name}`,
      help,
      registers: [register],
      labelNames: ['project', 'service', ...more],
      collect() {
        this.reset()
        const at = now()
        for (const verdict of known().verdicts.values()) tell(this, verdict, at)
      },
    })
  add(
    'state',
    'The state of the secondary backup: 1 for the one it is in.',
    ['state'],
    (gauge, { project, service, state: own }) => {
      for (const state of STATES) gauge.set({ project, service, state }, Number(state === own))
    },
  )
  add(
    'info',
    'Always 1: the type of a service, the cloud it runs in and the region set for its copies.',
    ['type', 'cloud', 'region'],
    (gauge, { project, service, type, cloud, region = '' }) =>
      gauge.set({ project, service, type, cloud, region }, 1),
  )
  for (const { name, help, read } of OF_A_SERVICE) {
    add(name, `${help} NaN: not known.`, [], (gauge, verdict, at) => {
      const { project, service } = verdict
      gauge.set({ project, service }, read(verdict, at) ?? NOT_KNOWN)
    })
  }
}

function addProjectMetrics(register: Registry, known: () => Known): void {
  const registers = [register]
  const labelNames = ['project'] as const
  const add = (
    name: string,
    help: string,
    read: (status: { ok: boolean; readAt?: number; odd: number }) => number,
  ) =>
    new Gauge({
      name: `offsite_project_${name}`,
      help,
      registers,
      labelNames,
      collect() {
        this.reset()
        for (const status of known().projects.values()) {
          this.set({ project: status.project }, read(status))
        }
      },
    })
  add('read_ok', 'Whether the last pass could read the project.', ({ ok }) => Number(ok))
  add(
    'last_read_timestamp_seconds',
    "When the project was last read, by the API's clock. NaN: never.",
    ({ readAt }) => (readAt ?? NOT_KNOWN) / 1000,
  )
  add('unread_services', 'Services of the project that could not be read.', ({ odd }) => odd)
}
