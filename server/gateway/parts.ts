import type { RequestIdVariables } from 'hono/request-id'
import type { AllowedCall } from './allowed'
import { createIdentity } from './identity'
import type { Connection } from './identity'
import { createLimits } from './limits'
import type { GatewayOptions } from './options'
import { standardGzip } from './respond'
import { createSessions } from './session'
import { createSessionIds } from './session-id'
import { COOKIES } from './session-keeper'
import type { About } from './sign-in'
import { createTurns } from './turns'
import { createUpstream } from './upstream'
import { createWriteGuard } from './write-guard'

/** What the gateway knows of a request while it answers it. */
export interface Env {
  Bindings: Connection
  Variables: RequestIdVariables & {
    origin: URL
    https: boolean
    user?: string
    call?: AllowedCall
    /** The id of who asks, once it is known. */
    sessionId?: string
  }
}

/** Calls to the API at once; more wait. 10 seconds of waiting leave the API its 30 within a minute. */
const TURNS = { total: 256, each: 64, waiting: 1000, patience: 10_000 }

export type Parts = ReturnType<typeof createParts>

/** What the routes of one gateway share. What is remembered here only slows down abuse. */
export function createParts(options: GatewayOptions) {
  const { assets = new Map(), now = Date.now, log = () => {}, audit = () => {} } = options
  const { keeper = COOKIES, singleSignOn, trustedProxies: proxies = [], readOnly = false } = options
  const { gzip = standardGzip, monotonic = () => performance.now(), sessionKeys: keys } = options
  const upstream = createUpstream(options.upstream)
  const sessions = createSessions({ keys, audience: upstream.origin, now })
  const about: About = {
    upstream,
    demoUsers: singleSignOn ? [] : (options.demoUsers ?? []),
    readOnly,
    singleSignOn: singleSignOn !== undefined,
    history: options.history !== undefined,
  }
  return {
    about,
    assets,
    audit,
    gzip,
    history: options.history,
    keeper,
    log,
    monotonic,
    now,
    readOnly,
    sessions,
    singleSignOn,
    upstream,
    identity: createIdentity({ sessions, keeper, proxies, singleSignOn }),
    limits: createLimits(monotonic),
    turns: createTurns(TURNS),
    refuseWrite: createWriteGuard(monotonic),
    publicOrigin: options.publicOrigin === undefined ? undefined : new URL(options.publicOrigin),
    // With single sign-on a gateway may have keys of its own, but all of them have the token.
    findSessionId: createSessionIds(
      singleSignOn ? new TextEncoder().encode(singleSignOn.token) : new Uint8Array(keys[0] ?? []),
    ),
  }
}
