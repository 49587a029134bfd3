import { Hono, type Context } from 'hono'
import type { Access, Env } from '../auth'
import type { Clock } from '../clock'
import { ApiError } from '../errors'
import type { JsonObject } from '../json'
import type { ProjectFacts, ServiceFacts } from '../model'
import { readJson } from '../request'
import type { Store } from '../store'
import { compile, problemMessage } from '../validation'
import { lookUp } from './lookup'

/** Aiven docs. */
const LONGEST = 64

/**
 * Aiven docs: letters, digits, `_` and `-`, a letter first. Unverified: that a colon is taken as well,
 * as the documentation's own Terraform sample has one.
 */
const KEY = /^[A-Za-z][A-Za-z0-9_:-]*$/

/** Unverified: how many tags there may be. */
const MOST_TAGS = 100

type Tags = Record<string, string>

const bodyCheck = (type: string | string[]) =>
  compile({
    type: 'object',
    required: ['tags'],
    properties: {
      tags: { type: 'object', additionalProperties: { type } },
    },
  })
const checkReplacement = bodyCheck('string')
const checkChanges = bodyCheck(['string', 'null'])

/** The tags of services and projects: get, replace all, change some. */
export function tagRoutes(store: Store, clock: Clock, access: Access) {
  const change = async (c: Context<Env>, apply: (tags: Tags, body: JsonObject) => Tags) => {
    access.project(c, 'service:configuration:write')
    const body = await readJson(c)
    // From here to the answer nothing waits: no other request can come in between.
    const facts = lookUp(store, access, c, 'service:configuration:write')
    const now = clock.now()
    const next: ServiceFacts = {
      ...facts,
      tags: checkTags(apply(facts.tags, body)),
      updatedAt: Math.max(now, facts.updatedAt + 1),
    }
    store.save(next, {
      project: facts.project,
      service: facts.name,
      at: now,
      actor: c.get('user').email,
      type: 'service_update',
      text: `Updated '${facts.type}' service '${facts.name}': tags`,
    })
    return c.json({ message: 'updated' })
  }

  // Unverified permissions, and that no event tells of it.
  const changeProject = async (c: Context<Env>, apply: (tags: Tags, body: JsonObject) => Tags) => {
    access.project(c, 'project:services:write')
    const body = await readJson(c)
    // From here to the answer nothing waits: no other request can come in between.
    const project: ProjectFacts = access.project(c, 'project:services:write')
    store.putProject({ ...project, tags: checkTags(apply(project.tags, body)) })
    return c.json({ message: 'updated' })
  }

  return new Hono<Env>()
    .get('/project/:project/tags', (c) =>
      c.json({ tags: access.project(c, 'project:services:read').tags }),
    )
    .put('/project/:project/tags', (c) => changeProject(c, replaceTags))
    .patch('/project/:project/tags', (c) => changeProject(c, changeTags))
    .get('/project/:project/service/:service/tags', (c) =>
      c.json({ tags: lookUp(store, access, c, 'service:configuration:write').tags }),
    )
    .put('/project/:project/service/:service/tags', (c) => change(c, replaceTags))
    .patch('/project/:project/service/:service/tags', (c) => change(c, changeTags))
}

/**
 * The tags in the body of a PUT, which take the place of all others.
 * @throws ApiError 400 in Aiven's words
 */
export function replaceTags(_current: Tags, body: JsonObject): Tags {
  const problem = checkReplacement(body)
  if (problem) throw new ApiError(400, problemMessage(problem))
  return body.tags as Tags // what the check has just established
}

/**
 * The tags after a PATCH: those in the body are set, null removes one, the others stay.
 * @throws ApiError 400 in Aiven's words
 */
export function changeTags(current: Tags, body: JsonObject): Tags {
  const problem = checkChanges(body)
  if (problem) throw new ApiError(400, problemMessage(problem))
  const changed = { ...current, ...(body.tags as Record<string, string | null>) }
  return Object.fromEntries(
    Object.entries(changed).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
  )
}

/**
 * Tags as they are to be kept, whatever request they come with.
 * @throws ApiError 400 for one that breaks the limits
 */
export function checkTags(tags: Tags): Tags {
  const text = findProblem(tags)
  if (text !== undefined) throw new ApiError(400, problemMessage({ path: ['tags'], text }))
  return tags
}

function findProblem(tags: Tags): string | undefined {
  const keys = Object.keys(tags)
  if (keys.length > MOST_TAGS) return `more than ${MOST_TAGS} tags`
  const odd = keys.find((key) => key.length > LONGEST || !KEY.test(key))
  if (odd !== undefined) return `'${odd}' is no key of 1 to ${LONGEST} letters, digits, '_' and '-'`
  const long = keys.find((key) => (tags[key]?.length ?? 0) > LONGEST)
  return long === undefined
    ? undefined
    : `the value of '${long}' has more than ${LONGEST} characters`
}
