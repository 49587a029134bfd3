import type { Clock } from './clock'
import type { TokenFacts } from './model'
import type { Store } from './store'
import { MINUTE, SECOND } from './time'
import { SANDBOX_USERS, type SandboxUser } from './users'

/** Unverified: how many characters of a token are its prefix. */
const PREFIX_LENGTH = 12

/** A use is written down at most this often, so that reading does not cost a write each time. */
const USE_RECORDED_EVERY = MINUTE

const BY_FIXED_TOKEN = new Map(SANDBOX_USERS.map((user) => [user.token, user]))
const BY_ID = new Map(SANDBOX_USERS.map((user) => [user.id, user]))

/** What whoever asks for a token decides about it. */
export type TokenTerms = Omit<TokenFacts, 'hash' | 'prefix' | 'userId' | 'createdAt' | 'lastUse'>

/**
 * Tokens besides the fixed ones. The fixed ones always work: nothing revokes them and they never
 * expire, so that nobody can lock themselves out of a sandbox.
 */
export interface Tokens {
  /** Whose token it is, and notes its use; `token` is undefined for a fixed one. */
  identify(
    token: string,
    userAgent: string,
  ): Promise<{ user: SandboxUser; token: TokenFacts | undefined } | undefined>
  /** A new token. `secret` is returned once: only its hash is kept. */
  issue(user: SandboxUser, terms: TokenTerms): Promise<{ secret: string; token: TokenFacts }>
  /** Those of a user that still work, oldest first. */
  list(user: SandboxUser): TokenFacts[]
  /** A user's own token by its prefix or in full. */
  find(user: SandboxUser, prefixOrToken: string): Promise<TokenFacts | undefined>
  describe(token: TokenFacts, description: string): TokenFacts
  revoke(token: TokenFacts): void
  /** Revokes all of a user's tokens and notes when. */
  revokeAll(user: SandboxUser): void
  /** When a user's tokens were all revoked last, in ms. */
  validSince(user: SandboxUser): number | undefined
}

/**
 * @param newSecret makes a token that nobody can guess
 */
export function createTokens(store: Store, clock: Clock, newSecret = randomSecret): Tokens {
  const works = (token: TokenFacts) => (findExpiry(token) ?? Infinity) > clock.now()
  const validSinceKey = (user: SandboxUser) => `tokens_valid_since/${user.id}`
  const list = (user: SandboxUser) =>
    store
      .tokens(user.id)
      .filter(works)
      .toSorted((a, b) => a.createdAt - b.createdAt)

  const noteUse = (token: TokenFacts, userAgent: string): TokenFacts => {
    const at = clock.now()
    if (at - (token.lastUse?.at ?? -Infinity) < USE_RECORDED_EVERY) return token
    const used = { ...token, lastUse: { at, userAgent } }
    store.putToken(used)
    return used
  }

  return {
    list,
    identify: async (secret, userAgent) => {
      const fixed = BY_FIXED_TOKEN.get(secret)
      if (fixed) return { user: fixed, token: undefined }
      const token = store.token(await hashToken(secret))
      const user = token && BY_ID.get(token.userId)
      return user && works(token) ? { user, token: noteUse(token, userAgent) } : undefined
    },
    issue: async (user, terms) => {
      store.removeTokens(
        store
          .tokens(user.id)
          .filter((token) => !works(token))
          .map(({ hash }) => hash),
      )
      const secret = newSecret()
      const token = {
        ...terms,
        hash: await hashToken(secret),
        prefix: secret.slice(0, PREFIX_LENGTH),
        userId: user.id,
        createdAt: clock.now(),
      }
      store.putToken(token)
      return { secret, token }
    },
    find: async (user, prefixOrToken) => {
      const hash = await hashToken(prefixOrToken)
      return list(user).find((token) => token.prefix === prefixOrToken || token.hash === hash)
    },
    describe: (token, description) => {
      const described = { ...token, description }
      store.putToken(described)
      return described
    },
    revoke: ({ hash }) => store.removeTokens([hash]),
    revokeAll: (user) => {
      store.setMeta(validSinceKey(user), String(clock.now()))
      store.removeTokens(store.tokens(user.id).map(({ hash }) => hash))
    },
    validSince: (user) => {
      const at = store.meta(validSinceKey(user))
      return at === undefined ? undefined : Number(at)
    },
  }
}

/** When a token stops to work, in ms; undefined for one that does not. */
export function findExpiry(token: TokenFacts): number | undefined {
  const { createdAt, maxAgeSeconds, extendWhenUsed, lastUse } = token
  if (maxAgeSeconds === undefined) return undefined
  return ((extendWhenUsed && lastUse?.at) || createdAt) + maxAgeSeconds * SECOND
}

async function hashToken(secret: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Like Aiven's, with `/`, `+` and `=` in it: clients have to encode them in paths. */
function randomSecret(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(94))))
}
