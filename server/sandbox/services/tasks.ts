import { Hono } from 'hono'
import type { Access, Env } from '../auth'
import type { Clock } from '../clock'
import { ApiError, notPowered } from '../errors'
import { isJsonObject, type JsonObject } from '../json'
import type { ServiceFacts, TaskFacts } from '../model'
import { randomHex } from '../random'
import { readJson } from '../request'
import { userConfigSchema } from '../service-types/schema'
import type { Store } from '../store'
import { iso } from '../time'
import { compile, problemMessage } from '../validation'
import { lookUp } from './lookup'
import { findState } from './states'

/** How many tasks of a service are remembered. */
const TASKS_KEPT = 20

const TASK_TYPES = [
  'upgrade_check',
  'migration_check',
  'dataset_import',
  'create_user_backup',
  'create_searchable_snapshot',
]

const checkBody = compile({
  type: 'object',
  required: ['task_type'],
  properties: {
    task_type: { type: 'string', enum: TASK_TYPES },
    target_version: { type: 'string', maxLength: 32 },
    upgrade_check: {
      type: 'object',
      required: ['target_version'],
      properties: { target_version: { type: 'string', maxLength: 32 } },
    },
  },
})

/** Checks and jobs that are asked for once. They are done at once and remembered with the service. */
export function taskRoutes(store: Store, clock: Clock, access: Access) {
  return new Hono<Env>()
    .post('/project/:project/service/:service/task', async (c) => {
      access.project(c, 'role:services:maintenance')
      const body = await readJson(c)
      // From here to the answer nothing waits: no other request can come in between.
      const facts = lookUp(store, access, c, 'role:services:maintenance')
      const now = clock.now()
      const task = performTask(facts, body, now)
      const tasks = [...(facts.tasks ?? []), task].slice(-TASKS_KEPT)
      store.save(
        { ...facts, tasks },
        {
          project: facts.project,
          service: facts.name,
          at: now,
          actor: c.get('user').email,
          // Unverified: that it is in the event log, and how it is called there.
          type: 'service_task_create',
          text: `Started task '${task.type}' for service '${facts.name}'`,
        },
      )
      return c.json({ task: taskView(task) })
    })
    .get('/project/:project/service/:service/task/:task', (c) => {
      const facts = lookUp(store, access, c, 'role:services:maintenance')
      const task = facts.tasks?.find(({ id }) => id === c.req.param('task'))
      if (!task) throw new ApiError(404, 'Task does not exist')
      return c.json({ task: taskView(task) })
    })
}

/**
 * Performs a task on a service, as far as there is something to look at.
 * @param now ms
 * @throws ApiError 400 in Aiven's words, 409 when the service is powered off
 */
export function performTask(facts: ServiceFacts, body: JsonObject, now: number): TaskFacts {
  const problem = checkBody(body)
  if (problem) throw new ApiError(400, problemMessage(problem))
  const type = body.task_type as string // what the check has just established
  if (findState(facts, now) === 'POWEROFF') throw notPowered()
  return { id: newId(facts, now), type, at: now, ...outcome(facts, type, body) }
}

type Outcome = Pick<TaskFacts, 'success' | 'result'>

/** Unverified: all texts. */
function outcome(facts: ServiceFacts, type: string, body: JsonObject): Outcome {
  switch (type) {
    case 'upgrade_check':
      return checkUpgrade(facts, targetVersion(body))
    case 'migration_check':
      return { success: false, result: 'The source cannot be reached: the sandbox has no network' }
    default:
      return { success: true, result: 'Done. The sandbox keeps no data that this would change' }
  }
}

/** The CLI sends the version beside the type, the API describes an object of the task's name. */
function targetVersion({ target_version, upgrade_check }: JsonObject): string {
  const version = isJsonObject(upgrade_check) ? upgrade_check.target_version : target_version
  if (typeof version === 'string') return version
  throw new ApiError(400, "Invalid input: 'target_version' is a required property")
}

function checkUpgrade({ type, userConfig }: ServiceFacts, target: string): Outcome {
  const option = userConfigSchema(type)?.properties?.[`${type}_version`]
  const current = userConfig[`${type}_version`]
  const failure =
    !option || typeof current !== 'string'
      ? `Service type '${type}' has no versions to choose from`
      : !option.enum?.includes(target)
        ? `Version '${target}' is not available`
        : compareVersions(target, current) <= 0
          ? `Version '${target}' is not newer than the current version '${current}'`
          : undefined
  return failure === undefined
    ? { success: true, result: `The service can be upgraded to version '${target}'` }
    : { success: false, result: failure }
}

/** Less than, equal to or greater than 0, part by part: 8.4 is newer than 8. */
function compareVersions(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true })
}

function newId({ salt, tasks = [] }: ServiceFacts, now: number): string {
  const hex = randomHex(32, salt, 'task', now, tasks.length, tasks.at(-1)?.id ?? '')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function taskView({ id, type, at, success, result }: TaskFacts) {
  return { task_id: id, task_type: type, create_time: iso(at), success, result }
}
