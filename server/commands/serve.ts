import { fileURLToPath } from 'node:url'
import { createGateway } from '../gateway'
import type { GatewayOptions } from '../gateway'
import { hideInText } from '../secrets/secret-texts'
import { callApi } from '../node/call-api'
import { gzip } from '../node/gzip'
import { listen } from '../node/listen'
import { loadAssets } from '../node/load-assets'
import { createMetrics } from '../node/metrics'
import { keptSessionKey, randomSessionKey } from '../node/session-key'
import { hasDatabase } from '../node/sqlite'
import { operationsApp, withHealth } from '../operations'
import { FEATURED_USERS, type Sandbox } from '../sandbox'
import { fileName } from '../sandbox/open-sandbox'
import type { Lifetime } from './lifetime'
import { countLostWrites, print, printError } from './print'
import { findSilence, proxyTo, refusePrivate } from './reach-upstream'
import { describeSandbox, explainData, openData } from './sandbox'
import type { SandboxData } from './sandbox-options'
import type { ServeOptions } from './serve-options'
import type { Upstream } from './upstream-option'
import { watchInGateway, type Watched } from './watch-in-gateway'
import { WATCH_FILE } from './watch-data'

/** Beside the bundle: dist/server/main.js serves dist/console. */
const CONSOLE = fileURLToPath(new URL('../console', import.meta.url))

/** The token by which the watcher beside a sandbox looks: that of its administrator. */
const SANDBOX_TOKEN = 'sandbox-admin'

/** Milliseconds from one look to the next; whoever tries something with a sandbox waits for it. */
const PACE = 300_000
const SANDBOX_PACE = 60_000

/**
 * Runs the console and its gateway, in front of a real API or the sandbox.
 * @throws StartError, ListenError
 */
export async function runConsole(options: ServeOptions, lifetime: Lifetime): Promise<void> {
  const { host, port, metricsPort, api } = options
  const { health } = lifetime
  const assets = await loadAssets(CONSOLE)
  const { about, watched, onAdvance, onReset, ...behind } =
    api.kind === 'sandbox'
      ? await startSandbox(api, options, lifetime)
      : await connectAiven(api, options)
  // Without the package for databases a sandbox has no history; in front of a real API, and where a kit
  // or messages were asked for, that is an error.
  const { kit, tell = {} } = options.watch ?? {}
  const optional = api.kind === 'sandbox' && kit === undefined && Object.keys(tell).length === 0
  const watch = optional && !hasDatabase() ? undefined : options.watch
  // Without a port to ask for them on, nothing is counted.
  const metrics = metricsPort === undefined ? undefined : createMetrics({ countLostWrites })
  const watcher =
    watch && watched
      ? await watchInGateway({ ...watch, ...watched, url: behind.upstream.url, metrics }, lifetime)
      : undefined
  if (watcher) {
    onAdvance?.(watcher.lookAgain)
    onReset?.(watcher.startOver)
  }
  const gateway = createGateway({
    ...behind,
    ...options.access,
    upstream: { ...behind.upstream, fetch: metrics?.watch(callApi) ?? callApi },
    ...(assets && { assets }),
    ...(watcher && { history: watcher.history }),
    gzip,
    log: printError,
    audit: (entry) => print(JSON.stringify(entry)),
  })
  watcher?.prepareHistory(hideInText)
  if (metrics && metricsPort !== undefined) {
    const app = operationsApp(health, watcher?.metrics ?? metrics)
    lifetime.add(await listen(app, { host, port: metricsPort }))
  }
  const listener = await listen(withHealth(gateway, health), {
    host,
    port,
    ...(metrics && { begin: (request) => metrics.begin(request) }),
  })
  lifetime.add(listener)

  print(`\nOffsite runs at ${listener.url} (Ctrl-C ends it)\n\n${about}`)
  if (!assets) print('The console is not built, so only the API part answers: npm run build')
  lifetime.endOnSignals(options.drainDelay)
}

/** What stands behind a gateway, and how to tell the user about it. */
type Behind = Pick<GatewayOptions, 'upstream' | 'demoUsers' | 'sessionKeys'> & {
  about: string
  /** How a watcher beside it is to look. */
  watched?: Pick<Watched, 'token' | 'file' | 'every'>
  onAdvance?: Sandbox['onAdvance']
  onReset?: Sandbox['onReset']
}

async function startSandbox(
  api: SandboxData,
  { host, sessionKeys }: ServeOptions,
  lifetime: Lifetime,
): Promise<Behind> {
  const sandbox = lifetime.add(await openData(api))
  const key = hasDatabase()
    ? await explainData(api, () => keptSessionKey(api.data))
    : randomSessionKey()
  const listener = lifetime.add(await listen(sandbox, { host, port: api.port }))
  return {
    upstream: { kind: 'sandbox', url: listener.url },
    demoUsers: FEATURED_USERS.map(({ token, name, email, role, description }) => ({
      token,
      name,
      email,
      role,
      description,
    })),
    sessionKeys: sessionKeys.length > 0 ? sessionKeys : [key],
    about: describeSandbox(sandbox, listener),
    watched: {
      token: SANDBOX_TOKEN,
      // Each seeding has its own history, as it has its own data.
      file: `watch-${fileName(api.fleet)}`,
      every: SANDBOX_PACE,
    },
    onAdvance: (listener) => sandbox.onAdvance(listener),
    onReset: (listener) => sandbox.onReset(listener),
  }
}

async function connectAiven(api: Upstream, options: ServeOptions): Promise<Behind> {
  const { url } = api
  const { host } = new URL(url)
  await refusePrivate(api)
  const proxy = proxyTo(url)
  const silence = await findSilence(url)
  // While Aiven is down, somebody has to serve the page that says so.
  if (silence !== undefined) printError(`Warning: ${silence} Offsite serves all the same.`)

  const kept = options.sessionKeys.length > 0
  const token = options.watch?.token
  return {
    upstream: { kind: 'aiven', url },
    ...(token !== undefined && { watched: { token, file: WATCH_FILE, every: PACE } }),
    sessionKeys: kept ? options.sessionKeys : [randomSessionKey()],
    about: [
      ...(proxy === undefined ? [] : [`Calls to ${host} go through the proxy ${proxy}.`]),
      options.access.singleSignOn
        ? `Everyone acts with one token at ${host}.`
        : `Sign in with a token of ${host}.`,
      ...(kept || options.access.singleSignOn
        ? []
        : ['Sign-ins end with this process: OFFSITE_SESSION_KEYS is not set.']),
    ].join('\n'),
  }
}
