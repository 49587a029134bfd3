import { checkRegion, REGION_OPTION, requestedRegion } from './btar'
import {
  checkCloud,
  checkDisk,
  checkStaticIps,
  checkVpc,
  FIELDS,
  makeKey,
  knownPlan,
} from './fields'
import { FORK_OPTIONS, forkSource, inheritedConfig, restore, type Restored } from './fork'
import { integrationRefusal } from './contents'
import { checkTags } from './tags'
import { newUserConfig } from './user-config'
import { timeOfDay } from '../backups/policy'
import { ApiError, noSuchService } from '../errors'
import type { JsonObject } from '../json'
import type { Maintenance, ProjectFacts, ServiceFacts } from '../model'
import { randomInt } from '../random'
import type { Plan } from '../service-types/plans'
import { defaultVersion, userConfigSchema } from '../service-types/schema'
import { isServiceType, typeFacts } from '../service-types/table'
import { SECOND } from '../time'
import { compile, problemMessage } from '../validation'

/** The body of a creation. Fields that are not listed are ignored. */
interface CreateRequest {
  service_name: string
  service_type: string
  plan: string
  cloud?: string | null
  user_config?: JsonObject
  disk_space_mb?: number
  maintenance?: Partial<Maintenance>
  project_vpc_id?: string | null
  service_integrations?: { integration_type: string }[]
  static_ips?: string[]
  tags?: Record<string, string>
  copy_tags?: boolean
  tech_emails?: { email: string }[]
  termination_protection?: boolean
  cmk_id?: string | null
}

const checkBody = compile({
  type: 'object',
  required: ['service_name', 'service_type', 'plan'],
  properties: {
    ...FIELDS,
    service_name: { type: 'string', maxLength: 64, pattern: '^[a-z][-a-z0-9]{0,63}$' },
    service_type: { type: 'string', maxLength: 64 },
    cloud: { type: ['string', 'null'], maxLength: 256 },
    service_integrations: {
      type: 'array',
      maxItems: 64,
      items: {
        type: 'object',
        required: ['integration_type'],
        properties: { integration_type: { type: 'string' } },
      },
    },
    static_ips: { type: 'array', maxItems: 128, items: { type: 'string' } },
    tags: { type: 'object', additionalProperties: { type: 'string' } },
    copy_tags: { type: 'boolean' },
  },
})

/** By a public report (2019). */
const ODD_NAME = 'Service name must consist of 1-64 alphanumerical characters'

/** Unverified: which options Aiven fills in where the request leaves them out. */
const FILL_VERSION = true
const FILL_IP_FILTER = true
const FILL_BACKUP_TIME = true

/** Unverified: the options that said what to fork stay in the user_config of the fork. */
const KEEP_FORK_OPTIONS = true

/** What an empty database holds, and how it grows without anybody's data. */
const EMPTY_BYTES = 36_000_000
const BYTES_PER_DAY = 4_000_000

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** Where a service is created, and what the rules need to know of what there is. */
export interface Surroundings {
  project: ProjectFacts
  now: number
  /** Tells this service from every other one, also from an earlier one of its name. */
  salt: string
  /**
   * The service of that name, if there is one.
   * @throws ApiError when the user may not see the project
   */
  find: (project: string, service: string) => ServiceFacts | undefined
}

/**
 * The facts of a new service, empty or built from the backup of another one. Pure: nothing is
 * stored.
 * @param body what the client sent, not yet looked at
 * @throws ApiError 400, 403, 404 or 409 in Aiven's words
 */
export function createService(body: unknown, surroundings: Surroundings): ServiceFacts {
  const problem = checkBody(body)
  if (problem) {
    const isName = problem.path[0] === 'service_name'
    throw new ApiError(400, isName ? ODD_NAME : problemMessage(problem))
  }
  const request = body as CreateRequest // what the check has just established
  const { project, now, salt, find } = surroundings
  const { service_name: name, service_type: type, user_config: config = {} } = request
  if (!isServiceType(type)) throw new ApiError(400, `Invalid service type '${type}'`)
  if (find(project.name, name)) {
    throw new ApiError(409, 'Service name is already in use in this project')
  }
  const plan = knownPlan(type, request.plan)
  const cloud = request.cloud ?? project.defaultCloud
  checkCloud(cloud, plan)
  if (request.disk_space_mb !== undefined) checkDisk(request.disk_space_mb, plan)
  checkAttachments(request)
  // Before a source is looked for: what asks for it must be well-formed.
  const requested = newUserConfig(type, {}, config)
  const source = findSource(requested, surroundings)
  const restored = source && restore(source, { cloud, plan, config: requested, now })
  const facts = bareFacts(request, { ...surroundings, plan, cloud, restored })
  const inherited = source ? inheritedConfig(source, facts) : {}
  const userConfig = withDefaults(type, newUserConfig(type, inherited, kept(config)), salt)
  const region = requestedRegion(userConfig[REGION_OPTION])
  checkRegion(facts, region, now)
  return {
    ...facts,
    userConfig,
    tags: checkTags({ ...(request.copy_tags && source?.tags), ...request.tags }),
    backup: {
      ...facts.backup,
      schedules: [{ from: now, ...timeOfDay(salt, userConfig) }],
      regions: region === undefined ? [] : [{ cloud: region, from: now }],
    },
  }
}

function findSource(config: JsonObject, { project, find }: Surroundings): ServiceFacts | undefined {
  const wanted = forkSource(config, project.name)
  if (!wanted) return undefined
  const source = find(wanted.project, wanted.service)
  if (!source) throw noSuchService(wanted.service)
  return source
}

/** There is nothing in the sandbox that a service could be attached to. */
function checkAttachments(request: CreateRequest): void {
  checkVpc(request.project_vpc_id)
  // How the CLI asks for a replica of PostgreSQL; of other types it sends an integration.
  const integration = request.user_config?.pg_read_replica
    ? 'read_replica'
    : request.service_integrations?.[0]?.integration_type
  if (integration !== undefined) throw integrationRefusal(integration)
  checkStaticIps(request.static_ips ?? [])
}

interface Choices extends Surroundings {
  plan: Plan
  cloud: string
  restored: Restored | undefined
}

/** The new service before it has any options. */
function bareFacts(
  request: CreateRequest,
  { project, now, salt, plan, cloud, restored }: Choices,
): ServiceFacts {
  const key = makeKey(request.cmk_id)
  return {
    project: project.name,
    name: request.service_name,
    type: plan.type,
    plan: plan.name,
    cloud,
    createdAt: now,
    updatedAt: now,
    userConfig: {},
    tags: {},
    maintenance: {
      dow: request.maintenance?.dow ?? DAYS[randomInt(0, 6, salt, 'dow')] ?? 'monday',
      time: request.maintenance?.time ?? timeText(randomInt(0, 86_399, salt, 'maintenance')),
    },
    terminationProtection: request.termination_protection ?? false,
    techEmails: request.tech_emails?.map(({ email }) => email) ?? [],
    pendingUpdates: [],
    ...(restored && { fork: restored.fork, ...restored.contents }),
    data: { bytes: restored?.bytes ?? EMPTY_BYTES, bytesPerDay: BYTES_PER_DAY },
    ...(request.disk_space_mb !== undefined && { diskSpaceMb: request.disk_space_mb }),
    ...(key && { cmkId: key }),
    salt,
    nodes: { first: 1, count: plan.nodes },
    work: {
      state: 'REBUILDING',
      startedAt: now,
      seconds: restored?.seconds ?? randomInt(60, 90, salt, 'work', now),
    },
    off: [],
    backup: {
      // Aiven docs: backups are kept in the region where the service runs when it is created.
      home: cloud,
      since: now,
      schedules: [],
      extra: [],
      regions: [],
      interruptions: [],
    },
  }
}

function kept(config: JsonObject): JsonObject {
  if (KEEP_FORK_OPTIONS) return config
  return Object.fromEntries(
    Object.entries(config).filter(([option]) => !FORK_OPTIONS.includes(option)),
  )
}

function withDefaults(type: string, config: JsonObject, salt: string): JsonObject {
  const options = userConfigSchema(type)?.properties
  const version = FILL_VERSION ? defaultVersion(type) : undefined
  const networks = FILL_IP_FILTER ? options?.ip_filter?.default : undefined
  const time =
    FILL_BACKUP_TIME && typeFacts(type).backups?.fillsTime ? timeOfDay(salt, config) : undefined
  return {
    ...(version !== undefined && { [`${type}_version`]: version }),
    ...(networks !== undefined && { ip_filter: networks }),
    ...(time && { backup_hour: time.hour, backup_minute: time.minute }),
    ...config,
  }
}

function timeText(seconds: number): string {
  return new Date(seconds * SECOND).toISOString().slice(11, 19)
}
