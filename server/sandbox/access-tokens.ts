import { Hono } from 'hono'
import type { Env } from './auth'
import { ApiError } from './errors'
import type { TokenFacts } from './model'
import { isNetwork } from './networks'
import { readJson } from './request'
import { iso } from './time'
import { findExpiry, type Tokens } from './tokens'
import type { SandboxUser } from './users'
import { compile, problemMessage } from './validation'

/** The body of a creation; clients send null for what is not set. */
interface CreateRequest {
  description: string
  max_age_seconds?: number | null
  extend_when_used?: boolean | null
  ip_allowlist?: string[] | null
  scopes?: string[] | null
}

const description = { type: 'string', maxLength: 1000 }
const checkCreate = compile({
  type: 'object',
  required: ['description'],
  properties: {
    description,
    max_age_seconds: { type: ['integer', 'null'], minimum: 600, maximum: 315_360_000 },
    extend_when_used: { type: ['boolean', 'null'] },
    ip_allowlist: { type: ['array', 'null'], items: { type: 'string' } },
    scopes: { type: ['array', 'null'], maxItems: 100, items: { type: 'string' } },
  },
})
const checkUpdate = compile({
  type: 'object',
  required: ['description'],
  properties: { description },
})

/** A user's own access tokens. */
export function accessTokenRoutes(tokens: Tokens) {
  const known = async (user: SandboxUser, prefixOrToken: string) => {
    const token = await tokens.find(user, prefixOrToken)
    // Unverified text. It does not say that somebody else has such a token.
    if (!token) throw new ApiError(404, 'Access token does not exist')
    return token
  }
  return new Hono<Env>()
    .get('/access_token', (c) => {
      const current = c.get('token')?.hash
      return c.json({ tokens: tokens.list(c.get('user')).map((token) => view(token, current)) })
    })
    .post('/access_token', async (c) => {
      const body = await readJson(c)
      const problem = checkCreate(body)
      if (problem) throw new ApiError(400, problemMessage(problem))
      const request = body as object as CreateRequest // what the check has just established
      const odd = request.ip_allowlist?.find((network) => !isNetwork(network))
      if (odd !== undefined) {
        const text = `'${odd}' is no network`
        throw new ApiError(400, problemMessage({ path: ['ip_allowlist'], text }))
      }
      const { secret, token } = await tokens.issue(c.get('user'), {
        createdManually: true,
        description: request.description,
        extendWhenUsed: request.extend_when_used ?? false,
        ipAllowlist: request.ip_allowlist ?? [],
        scopes: request.scopes ?? [],
        ...(request.max_age_seconds && { maxAgeSeconds: request.max_age_seconds }),
      })
      return c.json({ ...view(token, c.get('token')?.hash), full_token: secret })
    })
    .put('/access_token/:token', async (c) => {
      const body = await readJson(c)
      const problem = checkUpdate(body)
      if (problem) throw new ApiError(400, problemMessage(problem))
      const request = body as { description: string } // what the check has just established
      const token = await known(c.get('user'), c.req.param('token'))
      const described = tokens.describe(token, request.description)
      return c.json(view(described, c.get('token')?.hash))
    })
    .delete('/access_token/:token', async (c) => {
      const user = c.get('user')
      // The CLI signs out by revoking the token it has, which may be a fixed one: that one stays.
      if (c.req.param('token') !== user.token) {
        tokens.revoke(await known(user, c.req.param('token')))
      }
      return c.json({ message: 'Revoked' })
    })
}

/** A token in the API's words. The CLI prints every key but the last ones, known or not. */
function view(token: TokenFacts, current: string | undefined) {
  const expiry = findExpiry(token)
  const { lastUse } = token
  return {
    token_prefix: token.prefix,
    description: token.description,
    create_time: iso(token.createdAt),
    created_manually: token.createdManually,
    currently_active: token.hash === current,
    expiry_time: expiry === undefined ? null : iso(expiry),
    extend_when_used: token.extendWhenUsed,
    max_age_seconds: token.maxAgeSeconds ?? null,
    last_used_time: lastUse ? iso(lastUse.at) : null,
    // Not kept: nobody's address is.
    last_ip: null,
    last_user_agent: lastUse?.userAgent ?? null,
    last_user_agent_human_readable: lastUse?.userAgent ?? null,
    ip_allowlist: token.ipAllowlist,
    scopes: token.scopes,
  }
}
