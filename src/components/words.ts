import type { Tone } from '../ui/Chip'
import type { DrillResult } from '../backup/drill'
import type { Grade } from '../backup/objective'
import type { PlacementWarning } from '../backup/placement'
import type { ProtectionState } from '../backup/protection'

/** The six words for a secondary backup's state, one vocabulary on every page. */
export const PROTECTION_WORDS: Record<ProtectionState, { label: string; tone: Tone }> = {
  'not-protected': { label: 'Not protected', tone: 'danger' },
  paused: { label: 'Paused', tone: 'warning' },
  behind: { label: 'Behind', tone: 'warning' },
  waiting: { label: 'Waiting for first copy', tone: 'info' },
  protected: { label: 'Protected', tone: 'success' },
  'not-supported': { label: 'Not supported', tone: 'neutral' },
}

/** What is odd about the places of a service and its backups, in a few words. */
export const PLACEMENT_WORDS: Record<PlacementWarning, string> = {
  'copy-where-the-primary-is': 'Copy beside its original',
  'copy-where-the-service-runs': 'Copy where the service runs',
  'copy-too-near': 'Copy too near',
  'outside-residency': 'Outside the residency policy',
  'primary-with-other-provider': 'Backups with another provider',
  'primary-elsewhere': 'Backups elsewhere',
}

/** How an age stands to the objective; the haste it calls for is also in the words. */
export const GRADE_WORDS: Record<Grade, { label: string; tone: Tone }> = {
  within: { label: 'Within the objective', tone: 'success' },
  over: { label: 'Over the objective', tone: 'warning' },
  'over-twice': { label: 'Over twice the objective', tone: 'warning' },
  'over-four-times': { label: 'Over four times the objective', tone: 'danger' },
}

/** What came of a restore drill. */
export const DRILL_RESULT_WORDS: Record<DrillResult, { label: string; tone: Tone }> = {
  passed: { label: 'Passed', tone: 'success' },
  remarks: { label: 'Passed with remarks', tone: 'warning' },
  failed: { label: 'Failed', tone: 'danger' },
}

const SERVICE_STATES: Record<string, { label: string; tone: Tone }> = {
  RUNNING: { label: 'Running', tone: 'success' },
  REBUILDING: { label: 'Rebuilding', tone: 'info' },
  REBALANCING: { label: 'Rebalancing', tone: 'info' },
  POWEROFF: { label: 'Powered off', tone: 'neutral' },
}

/** A service's state in the console's words; a state that is new to us is shown as it is sent. */
export function serviceStateWords(state: string): { label: string; tone: Tone } {
  return SERVICE_STATES[state] ?? { label: state, tone: 'neutral' }
}

const TYPE_NAMES: Record<string, string> = {
  clickhouse: 'ClickHouse',
  dragonfly: 'Dragonfly',
  flink: 'Apache Flink',
  grafana: 'Grafana',
  kafka: 'Apache Kafka',
  kafka_connect: 'Apache Kafka Connect',
  kafka_mirrormaker: 'Apache Kafka MirrorMaker 2',
  mysql: 'MySQL',
  opensearch: 'OpenSearch',
  pg: 'PostgreSQL',
  thanos: 'Thanos',
  valkey: 'Valkey',
}

/** A service type's product name. */
export function serviceTypeName(type: string): string {
  return TYPE_NAMES[type] ?? type
}
