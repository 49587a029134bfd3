import { PROTECTION_STATES } from '~/backup/protection'
import { writeLabels, writeGauges, type Family } from './exposition'
import type { Known, ProjectStatus } from './known'
import type { Verdict, WatchedState } from './verdict'

const STATES = PROTECTION_STATES.filter((state): state is WatchedState => state !== 'checking')

/**
 * What is known of each service and project, in the Prometheus text format, in pieces. What is not known is NaN,
 * never 0; a series lasts as long as its service or project is known.
 * @param now milliseconds since 1970 UTC, by the API's clock: ages are of this moment
 */
export function* fleetMetrics({ verdicts, projects }: Known, now: number): Generator<string> {
  yield* writeGauges(serviceFamilies(now), [...verdicts.values()])
  yield* writeGauges(PROJECT_FAMILIES, [...projects.values()])
}

function serviceFamilies(now: number): Family<Verdict>[] {
  return [
    {
      name: 'offsite_service_state',
      help: 'The state of the secondary backup: 1 for the one it is in.',
      read: ({ project, service, state: own }, add) => {
        for (const state of STATES)
          add(writeLabels({ project, service, state }), Number(state === own))
      },
    },
    {
      name: 'offsite_service_info',
      help: 'Always 1: the type, the cloud it runs in and the region that is set for its copies.',
      read: ({ project, service, type, cloud, region = '' }, add) =>
        add(writeLabels({ project, service, type, cloud, region }), 1),
    },
    ofService(
      'recovery_point_timestamp_seconds',
      'The recovery point that the objective is held against: what would survive the loss of the region.',
      ({ point }) => point && point / 1000,
    ),
    ofService(
      'recovery_point_age_seconds',
      "Age of that recovery point now, by the API's clock.",
      ({ point }) => point && Math.max(0, now - point) / 1000,
    ),
    ofService(
      'objective_seconds',
      'The recovery point objective: from the tag of the service, or assumed.',
      ({ objective }) => objective,
    ),
    ofService(
      'copy_distance_meters',
      'From the copies to the nearer of the service and its primary backups, approximate.',
      ({ distanceKm }) => distanceKm && distanceKm * 1000,
    ),
    ofService('copy_paused', 'Whether Aiven says that the copying is paused.', (verdict) =>
      verdict.unread ? undefined : Number(verdict.paused),
    ),
    ofService('copy_in_set_region', 'Whether the region that is set holds a copy.', (verdict) =>
      verdict.unread ? undefined : Number(verdict.copied),
    ),
  ]
}

function ofService(
  name: string,
  help: string,
  read: (verdict: Verdict) => number | undefined,
): Family<Verdict> {
  return {
    name: `offsite_service_${name}`,
    help: `${help} NaN: unknown.`,
    read: (verdict, add) => {
      const { project, service } = verdict
      add(writeLabels({ project, service }), read(verdict) ?? NaN)
    },
  }
}

const PROJECT_FAMILIES: readonly Family<ProjectStatus>[] = [
  ofProject('read_ok', 'Whether the last pass could read the project.', ({ ok }) => Number(ok)),
  ofProject(
    'last_read_timestamp_seconds',
    "When the project was last read, by the API's clock. NaN: never.",
    ({ readAt = NaN }) => readAt / 1000,
  ),
  ofProject(
    'unread_services',
    'Services in the list of the project that could not be read.',
    ({ odd }) => odd,
  ),
]

function ofProject(
  name: string,
  help: string,
  read: (status: ProjectStatus) => number,
): Family<ProjectStatus> {
  return {
    name: `offsite_project_${name}`,
    help,
    read: (status, add) => add(writeLabels({ project: status.project }), read(status)),
  }
}
