import { Hono, type Context } from 'hono'
import type { Access, Env } from '../auth'
import type { Clock } from '../clock'
import { ApiError } from '../errors'
import type { JsonObject } from '../json'
import type { ServiceFacts } from '../model'
import { readJson } from '../request'
import type { Store } from '../store'
import { compile, problemMessage } from '../validation'
import { lookUp } from './lookup'

/** Unverified: how long keys and values may be, and how many tags there may be. */
const LONGEST_KEY = 64
const LONGEST_VALUE = 256
const MOST_TAGS = 100

type Tags = Record<string, string>

const bodyCheck = (type: string | string[]) =>
  compile({
    type: 'object',
    required: ['tags'],
    properties: {
      tags: { type: 'object', additionalProperties: { type, maxLength: LONGEST_VALUE } },
    },
  })
const checkReplacement = bodyCheck('string')
const checkChanges = bodyCheck(['string', 'null'])

/** The tags of a service: get, replace all, change some. */
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

  return new Hono<Env>()
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

function checkTags(tags: Tags): Tags {
  const keys = Object.keys(tags)
  const odd = keys.find((key) => key.length === 0 || key.length > LONGEST_KEY)
  const text =
    odd === undefined
      ? keys.length > MOST_TAGS && `more than ${MOST_TAGS} tags`
      : `a key must have 1 to ${LONGEST_KEY} characters`
  if (text) throw new ApiError(400, problemMessage({ path: ['tags'], text }))
  return tags
}
