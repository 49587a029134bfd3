import type { Tone } from '~/ui/Chip'

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
