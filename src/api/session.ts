import {
  queryOptions,
  useMutation,
  useQueryClient,
  type Query,
  type QueryClient,
} from '@tanstack/react-query'
import * as z from 'zod/mini'
import { storedValue } from '~/lib/stored-value'
import { call } from './client'
import { ApiError, hasStatus } from './errors'
import { goOnAsNewSession, noteNobody, noteSignIn, sessionNumber } from './page-session'

const sessionSchema = z.object({
  /** What the gateway talks to: the local sandbox, or Aiven itself. */
  upstream: z.string(),
  /** The upstream's host, for people. */
  host: z.string(),
  /** The upstream runs in this browser: no other program can reach it. */
  in_browser: z.nullish(z.boolean()),
  signed_in: z.boolean(),
  user: z.nullish(z.object({ email: z.string(), name: z.nullish(z.string()) })),
  expires_at: z.nullish(z.string()),
  /** Every change is refused here. */
  read_only: z.nullish(z.boolean()),
  /** A proxy in front says who is signed in: there is nothing to sign out of here. */
  single_sign_on: z.nullish(z.boolean()),
  /** A watcher runs beside the gateway: there is a history. */
  history: z.nullish(z.boolean()),
  demo_users: z.nullish(
    z.array(
      z.object({
        token: z.string(),
        name: z.string(),
        role: z.string(),
        description: z.nullish(z.string()),
      }),
    ),
  ),
  /** Set by this page when a session ended while it was in use: forms stay, sign-in comes on top. */
  expired: z.nullish(z.boolean()),
  /** Set by this page when someone else has signed in, in another tab: whose what is open is. */
  changed_from: z.nullish(z.string()),
})

export type Session = z.output<typeof sessionSchema> & {
  /** Set by this page when its session was ended by signing out: in which tab. */
  left?: 'here' | 'elsewhere'
}

const path = '/session'

/** When somebody signed out in this browser: the other tabs hear that it changes. */
const signedOut = storedValue('offsite-signed-out', z.string())

/** Who is signed in, and against what. Not part of the Aiven API: the gateway answers it. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }): Promise<Session> => call({ path, answer: sessionSchema, signal }),
  staleTime: Infinity,
})

/** What belongs to the session: all but the session itself. */
const predicate = ({ queryKey }: Pick<Query, 'queryKey'>) => queryKey[0] !== 'session'

/**
 * Takes from the page what the gateway wrote into it where nobody is signed in: its answer about the
 * session. The sign-in then comes at once, and nothing is asked that would be refused. A page that
 * tells nothing asks.
 * @param client the query client that is to hold the session
 * @param page the document as it came
 */
export function readSessionFrom(page: Document, client: QueryClient): void {
  const written = page.querySelector<HTMLMetaElement>('meta[name="offsite-session"]')?.content
  const session = written ? readSession(written) : undefined
  if (!session || session.signed_in) return
  noteNobody()
  client.setQueryData(sessionQuery.queryKey, session)
}

function readSession(text: string): Session | undefined {
  try {
    return sessionSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/**
 * Notes that the API no longer accepts this session. A page that was in use asks to sign in on top
 * of what is open; one that never was shows the sign-in page. Does nothing where the session cannot be
 * read either: the page shows that by itself.
 * @param client the query client that holds the session
 */
export async function markSessionExpired(client: QueryClient): Promise<void> {
  const session = await client.ensureQueryData(sessionQuery).catch(() => undefined)
  if (session?.signed_in) {
    client.setQueryData(sessionQuery.queryKey, { ...session, signed_in: false, expired: true })
  }
}

/**
 * Notes that answers now come from another session, and reads again what is open. Nothing that was
 * typed is touched; changes are refused until `acceptSession`.
 * @param client the query client that holds the session
 */
export async function markSessionChanged(client: QueryClient): Promise<void> {
  const before = client.getQueryData(sessionQuery.queryKey)
  const read = await call({ path, answer: sessionSchema }).catch(() => undefined)
  // Whoever it is: without a notice, nobody could go on.
  const session = read ?? (before && { ...before, user: undefined })
  if (!session?.signed_in) return
  const from = before?.changed_from ?? before?.user?.email
  const isSame = from === undefined || from === session.user?.email
  if (isSame) goOnAsNewSession()
  client.setQueryData(sessionQuery.queryKey, isSame ? session : { ...session, changed_from: from })
  // What another user could see must not come back.
  client.removeQueries({ type: 'inactive', predicate })
  await client.invalidateQueries({ predicate })
}

/**
 * Goes on as the user who has signed in meanwhile: what is done from now on is theirs.
 * @param client the query client that holds the session
 */
export function acceptSession(client: QueryClient): void {
  goOnAsNewSession()
  client.setQueryData(
    sessionQuery.queryKey,
    (session) => session && { ...session, changed_from: null },
  )
}

/**
 * Tells the gateway that the session is in use, which keeps it from ending as idle. Where it has
 * ended meanwhile, that is noted; where no answer comes, nothing is.
 * @param client the query client that holds the session
 */
export async function keepSession(client: QueryClient): Promise<void> {
  const asked = sessionNumber()
  const session = await call({ path, answer: sessionSchema }).catch(() => undefined)
  if (asked !== sessionNumber()) return
  if (session && !session.signed_in) await markSessionExpired(client)
}

/** Whether the gateway answers at all, whatever it says of the session. */
export async function isServerThere(): Promise<boolean> {
  return call({ path, answer: z.unknown() }).then(
    () => true,
    // A proxy answers for a gateway that is down.
    (error: unknown) => error instanceof ApiError && (error.status ?? 500) < 500,
  )
}

async function enterSession(client: QueryClient, session: Session): Promise<void> {
  noteSignIn()
  const before = client.getQueryData(sessionQuery.queryKey)
  client.setQueryData(sessionQuery.queryKey, session)
  // What another user could see must not stay on the screen, nor come back.
  if (before?.user?.email === session.user?.email) await client.invalidateQueries({ predicate })
  else await client.resetQueries({ predicate })
}

/** Goes on with a session that was begun in another tab, where there is one. */
export function useResumeSession() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call({ path, answer: sessionSchema }),
    onSuccess: async (session) => {
      if (session.signed_in) await enterSession(client, session)
    },
  })
}

/** Signs in with an Aiven token. The token is in the request only: it is never kept in the page. */
export function useSignIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: { token: string; remember: boolean }) =>
      call({ method: 'POST', path, body: input, answer: sessionSchema }),
    onSuccess: (session) => enterSession(client, session),
    // The token must not linger in the cache of mutations.
    gcTime: 0,
    // A refused token leaves the session as it is.
    meta: { signsIn: true },
  })
}

/** Shows the sign-in page, and keeps nothing of what was read, nor of what was sent. */
function forgetSession(client: QueryClient, left: NonNullable<Session['left']>): void {
  client.setQueryData(sessionQuery.queryKey, (session) =>
    session ? { ...session, signed_in: false, expired: false, user: null, left } : undefined,
  )
  client.removeQueries({ predicate })
  client.getMutationCache().clear()
}

/**
 * Forgets the session here when another tab of this browser signs out.
 * @param client the query client that holds the session
 * @returns ends that
 */
export function followSignOut(client: QueryClient): () => void {
  return signedOut.subscribe(() => {
    // It is empty where all that the browser keeps was cleared: that ends no session.
    if (signedOut.get()) forgetSession(client, 'elsewhere')
  })
}

/**
 * Asks whether the session is still the one that this page shows, and forgets it where it is not.
 * @param client the query client that holds the session
 */
export async function checkSession(client: QueryClient): Promise<void> {
  const before = client.getQueryData(sessionQuery.queryKey)
  if (!before?.signed_in) return
  const now = await client.fetchQuery({ ...sessionQuery, staleTime: 0 }).catch(() => undefined)
  if (now && now.user?.email !== before.user?.email) {
    // What is shown is told of it only where it is read again.
    if (now.signed_in) void client.resetQueries({ predicate })
    else client.removeQueries({ predicate })
  }
}

/** Ends the session on the gateway and forgets all that was read. */
export function useSignOut() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call({ method: 'DELETE', path, answer: z.object({}) }),
    onSuccess: () => {
      signedOut.set(new Date().toISOString())
      forgetSession(client, 'here')
    },
  })
}

/**
 * What to tell a person whose sign-in failed.
 * @param error what `useSignIn` threw
 */
export function signInProblem(error: Error): string {
  return hasStatus(error, 401)
    ? 'Token not accepted. It may be mistyped, expired or revoked. Copy it again or create a new one.'
    : error.message
}
