import type { ServiceFacts } from '../model'

/** What runs on the nodes of a type: its main unit and what makes its backups. */
interface Units {
  main: string
  backup: string
  /** What the main unit says as time goes by; `n` is a number from 0 to 999. */
  routine: (n: number) => string
}

const UNITS: Readonly<Record<string, Units>> = {
  pg: {
    main: 'postgresql',
    backup: 'pghoard',
    routine: (n) => `checkpoint complete: ${40 + n} buffers written in ${seconds(n)}`,
  },
  mysql: {
    main: 'mysqld',
    backup: 'myhoard',
    routine: (n) => `binary log rotated after ${100 + n} MB`,
  },
  opensearch: {
    main: 'opensearch',
    backup: 'opensearch',
    routine: (n) => `[gc][young] collected in ${20 + (n % 180)} ms`,
  },
  kafka: {
    main: 'kafka',
    backup: 'kafka-backup',
    routine: (n) => `rolled new log segment in ${1 + (n % 9)} ms`,
  },
  valkey: {
    main: 'valkey',
    backup: 'valkey-backup',
    routine: (n) => `background saving done in ${seconds(n)}`,
  },
  dragonfly: {
    main: 'dragonfly',
    backup: 'dragonfly-backup',
    routine: (n) => `snapshot saved in ${seconds(n)}`,
  },
  clickhouse: {
    main: 'clickhouse-server',
    backup: 'astacus',
    routine: (n) => `merged ${2 + (n % 12)} parts in ${seconds(n)}`,
  },
  flink: {
    main: 'flink',
    backup: 'flink-backup',
    routine: (n) => `checkpoint completed in ${10 + n} ms`,
  },
  grafana: {
    main: 'grafana',
    backup: 'grafana-backup',
    routine: (n) => `cleanup of expired snapshots done in ${1 + (n % 40)} ms`,
  },
  thanos: {
    main: 'thanos',
    backup: 'thanos',
    routine: (n) => `uploaded a block of ${1 + (n % 64)} MB`,
  },
}

/** The units on the nodes of a service. */
export function unitsOf({ type }: ServiceFacts): Units {
  const units = UNITS[type] ?? {
    main: type.replaceAll('_', '-'),
    backup: type.replaceAll('_', '-'),
    routine: (n) => `committed offsets in ${1 + (n % 90)} ms`,
  }
  return { ...units, main: `${units.main}.service`, backup: `${units.backup}.service` }
}

function seconds(n: number): string {
  return `${(0.2 + n / 40).toFixed(1)} s`
}
