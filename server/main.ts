import { lookup } from 'node:dns/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createGateway, isLoopback, isPrivateAddress } from './gateway'
import type { GatewayOptions } from './gateway'
import { callApi } from './node/call-api'
import { makeFolder } from './node/data-folder'
import { gzip } from './node/gzip'
import { keptSessionKey, randomSessionKey } from './node/session-key'
import { listen, ListenError } from './node/listen'
import { loadAssets } from './node/load-assets'
import { createMetrics } from './node/metrics'
import { createHealth, operationsApp, withHealth } from './operations'
import { HELP, OptionError, parseOptions } from './options'
import type { AivenOptions, Options, SandboxOptions } from './options'
import { FEATURED_USERS, fileName, openSandbox, StoreProblem, type Sandbox } from './sandbox'

/** Beside this file once bundled: dist/server/main.js serves dist/console. */
const CONSOLE = fileURLToPath(new URL('../console', import.meta.url))

/** How long a real API may take to show at the start that it is there, in milliseconds. */
const PROBE_LIMIT = 10_000

/**
 * How long running requests may go on after the signal to end, in milliseconds: on SIGTERM as long
 * as the API may take for an answer; on Ctrl-C somebody waits.
 */
const GRACE = { SIGTERM: 35_000, SIGINT: 2000 }

/** A reason not to start. The message is for the user. */
class StartError extends Error {}

/** What was started, in order; ended in reverse. */
const started: { drain?(): void; close(grace: number): void | Promise<void> }[] = []

const health = createHealth()

try {
  const options = parseOptions(process.argv.slice(2), process.env)
  if (options === 'help') {
    print(HELP)
  } else {
    await run(options)
    process.on('SIGINT', () => void (health.ready() ? end(0, GRACE.SIGINT) : process.exit(130)))
    process.on('SIGTERM', () => void (health.ready() && drain(options.drainDelay)))
  }
} catch (error) {
  const forUser = [OptionError, ListenError, StartError].some((kind) => error instanceof kind)
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  printError(`Offsite: ${forUser ? message : stack}`)
  await end(1, 0)
}

async function run(options: Options): Promise<void> {
  const { host, port, metricsPort, api } = options
  const assets = await loadAssets(CONSOLE)
  const { about, ...behind } =
    api.kind === 'sandbox' ? await startSandbox(api, options) : await connectAiven(api, options)
  // Without a port to ask for them on, nothing is counted.
  const metrics = metricsPort === undefined ? undefined : createMetrics()
  const gateway = createGateway({
    ...behind,
    ...options.access,
    upstream: { ...behind.upstream, fetch: metrics?.watch(callApi) ?? callApi },
    ...(assets && { assets }),
    gzip,
    log: printError,
    audit: (entry) => print(JSON.stringify(entry)),
  })
  if (metrics && metricsPort !== undefined) {
    started.push(await listen(operationsApp(health, metrics), { host, port: metricsPort }))
  }
  const listener = await listen(withHealth(gateway, health), {
    host,
    port,
    ...(metrics && { begin: (request) => metrics.begin(request) }),
  })
  started.push(listener)

  print(`\nOffsite runs at ${listener.url} (Ctrl-C ends it)\n\n${about}`)
  if (!assets) print('The console is not built, so only the API part answers: npm run build')
}

/** What stands behind a gateway, and how to tell the user about it. */
type Behind = Pick<GatewayOptions, 'upstream' | 'demoUsers' | 'sessionKeys'> & { about: string }

async function startSandbox(api: SandboxOptions, options: Options): Promise<Behind> {
  const { sandbox, key } = await openData(api)
  started.push(sandbox)
  const listener = await listen(sandbox, { host: options.host, port: api.port })
  started.push(listener)

  const width = Math.max(...FEATURED_USERS.map((user) => user.token.length))
  const users = FEATURED_USERS.map(
    ({ token, description }) => `  ${token.padEnd(width)}  ${description}`,
  )
  return {
    upstream: { kind: 'sandbox', url: listener.url },
    demoUsers: FEATURED_USERS.map(({ token, name, email, role, description }) => ({
      token,
      name,
      email,
      role,
      description,
    })),
    sessionKeys: options.sessionKeys.length > 0 ? options.sessionKeys : [key],
    about: [
      'Sign in with a token of the sandbox:',
      ...users,
      '',
      `The sandbox, an Aiven API for avn, curl and Terraform: ${listener.url}`,
      `  ${inWords(sandbox.holds)}`,
      `  AIVEN_WEB_URL=${listener.url} AIVEN_AUTH_TOKEN=${FEATURED_USERS[0]?.token}`,
    ].join('\n'),
  }
}

async function openData({ data: folder, fleet }: SandboxOptions) {
  const data = join(folder, fileName(fleet))
  try {
    await makeFolder(folder)
    const key = await keptSessionKey(folder)
    const sandbox = openSandbox({ data, log: printError, ...(fleet !== undefined && { fleet }) })
    return { sandbox, key }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const isDamaged = error instanceof StoreProblem && error.kind === 'damaged'
    throw new StartError(
      isDamaged
        ? `The sandbox cannot use ${data}: ${reason}. It was left there. To start anew, move it away or choose another folder with --data.`
        : `The sandbox cannot use its data in ${folder}: ${reason}.`,
    )
  }
}

function inWords({ services, projects, seededIn }: Sandbox['holds']): string {
  const count = `${services.toLocaleString('en')} services in ${projects.toLocaleString('en')} projects`
  return seededIn === undefined
    ? `${count}, as they were left`
    : `${count}, made in ${(seededIn / 1000).toFixed(1)} s`
}

async function connectAiven(
  { url, allowPrivate }: AivenOptions,
  options: Options,
): Promise<Behind> {
  const { host, hostname } = new URL(url)
  if (!allowPrivate && !isLoopback(new URL(url))) await refusePrivate(hostname)
  // Any answer will do: without a token, Aiven's is 401.
  await fetch(new URL('v1/me', url.replace(/\/*$/, '/')), {
    redirect: 'manual',
    signal: AbortSignal.timeout(PROBE_LIMIT),
  }).catch((cause: unknown) => {
    throw new StartError(`${host} cannot be reached. Check --upstream and the network.`, { cause })
  })

  const kept = options.sessionKeys.length > 0
  return {
    upstream: { kind: 'aiven', url },
    sessionKeys: kept ? options.sessionKeys : [randomSessionKey()],
    about: [
      options.access.singleSignOn
        ? `Everybody acts with the token in AIVEN_TOKEN at ${host}.`
        : `Sign in with a token of ${host}.`,
      ...(kept || options.access.singleSignOn
        ? []
        : ['Sign-ins end with this process: OFFSITE_SESSION_KEYS is not set.']),
    ].join('\n'),
  }
}

/** A name that leads into a private network is refused like an address there. */
async function refusePrivate(hostname: string): Promise<void> {
  const addresses = await lookup(hostname.replace(/^\[|\]$/g, ''), { all: true }).catch(() => [])
  if (addresses.some(({ address }) => isPrivateAddress(address))) {
    throw new StartError(
      `${hostname} is on a private network. If that is meant, add --allow-private-upstream.`,
    )
  }
}

/** Ends without a failed request: tells load balancers, goes on until they know, then finishes. */
async function drain(delay: number): Promise<void> {
  health.drain()
  for (const part of started) part.drain?.()
  await setTimeout(delay * 1000)
  await end(0, GRACE.SIGTERM)
}

async function end(code: number, grace: number): Promise<void> {
  health.drain()
  for (const part of started.splice(0).toReversed()) await part.close(grace)
  process.exit(code)
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

function printError(line: string): void {
  process.stderr.write(`${line}\n`)
}
