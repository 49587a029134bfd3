import { Hono } from 'hono'
import type { Env } from './auth'
import { ApiError } from './errors'
import { readJson } from './request'
import { HOUR, SECOND } from './time'
import type { Tokens } from './tokens'
import { SANDBOX_PASSWORD, SANDBOX_USERS } from './users'
import { compile, problemMessage } from './validation'

/** Unverified: how long a session lasts when it is not used. */
const SESSION_AGE = 30 * HOUR

/** The only tenant that there is. Unverified: how another one is refused. */
const TENANT = 'aiven'
const WRONG_TENANT = new ApiError(403, 'Tenant mismatch', 'tenant_mismatch')

const FAILED = new ApiError(403, 'Authentication failed', 'authentication_failed')
/** Unverified: the text. The CLI asks for the one-time password when it sees the status. */
const OTP_NEEDED = new ApiError(510, 'One-time password is required')

const checkLogin = compile({
  type: 'object',
  required: ['email', 'password'],
  properties: {
    email: { type: 'string', maxLength: 319 },
    password: { type: 'string', maxLength: 256 },
    otp: { type: 'string', maxLength: 6 },
    tenant: { type: 'string' },
  },
})

/** Signing in with a password, and out again. */
export function userAuthRoutes(tokens: Tokens) {
  return new Hono<Env>()
    .post('/userauth', async (c) => {
      const body = await readJson(c)
      const problem = checkLogin(body)
      if (problem) throw new ApiError(400, problemMessage(problem))
      const { email, password, otp, tenant = TENANT } = body
      const user = SANDBOX_USERS.find((candidate) => candidate.email === email)
      if (!user || password !== SANDBOX_PASSWORD) throw FAILED
      if (tenant !== TENANT) throw WRONG_TENANT
      if (user.otp && otp === undefined) throw OTP_NEEDED
      if (user.otp && otp !== user.otp) throw FAILED
      const { secret } = await tokens.issue(user, {
        createdManually: false,
        description: '',
        maxAgeSeconds: SESSION_AGE / SECOND,
        extendWhenUsed: true,
        ipAllowlist: [],
        scopes: [],
      })
      return c.json({ state: 'active', token: secret, user_email: user.email, tenant: TENANT })
    })
    .post('/me/logout', (c) => {
      const token = c.get('token')
      if (token) tokens.revoke(token)
      return c.json({ message: 'Logged out' })
    })
    .post('/me/expire_tokens', (c) => {
      tokens.revokeAll(c.get('user'))
      return c.json({ message: 'All tokens expired' })
    })
}
