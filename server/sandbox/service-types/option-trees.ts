import clickhouse from '../data/user-config/clickhouse.json'
import dragonfly from '../data/user-config/dragonfly.json'
import flink from '../data/user-config/flink.json'
import grafana from '../data/user-config/grafana.json'
import kafka from '../data/user-config/kafka.json'
import kafkaConnect from '../data/user-config/kafka_connect.json'
import kafkaMirrormaker from '../data/user-config/kafka_mirrormaker.json'
import mysql from '../data/user-config/mysql.json'
import opensearch from '../data/user-config/opensearch.json'
import pg from '../data/user-config/pg.json'
import thanos from '../data/user-config/thanos.json'
import valkey from '../data/user-config/valkey.json'
import type { Json } from '../json'

/** One option as the data files describe it: facts only, no prose. */
export interface OptionNode {
  type: string | string[]
  minimum?: number
  /** As text where a number could not hold all its digits. */
  maximum?: number | string
  minLength?: number
  maxLength?: number
  maxItems?: number
  pattern?: string
  enum?: Json[]
  enumDeprecated?: Json[]
  default?: Json
  example?: Json
  required?: string[]
  deprecated?: boolean
  createOnly?: boolean
  secure?: boolean
  restartRequired?: boolean
  restartSource?: string
  properties?: Record<string, OptionNode>
  items?: OptionNode
  oneOf?: OptionNode[]
}

/** The files by the code of the service type. */
const FILES = {
  clickhouse,
  dragonfly,
  flink,
  grafana,
  kafka,
  kafka_connect: kafkaConnect,
  kafka_mirrormaker: kafkaMirrormaker,
  mysql,
  opensearch,
  pg,
  thanos,
  valkey,
}

/** The code of a service type. */
export type ServiceType = keyof typeof FILES

/** Service type code → the tree of its options. The files' own inferred types are too narrow. */
export const OPTION_TREES: ReadonlyMap<string, OptionNode> = new Map(
  Object.entries(FILES).map(([type, { root }]) => [type, root as unknown as OptionNode]),
)

export const SERVICE_TYPES = Object.keys(FILES) as readonly ServiceType[]
