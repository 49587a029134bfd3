import type { Command } from 'commander'
import {
  addAccessOptions,
  readAccess,
  sessionKeysFrom,
  type Access,
  type AccessFlags,
} from './access-options'
import { addKit, kitFrom, type KitFlags } from './kit-option'
import {
  addHost,
  addMetricsPort,
  hostFrom,
  metricsPortFrom,
  type ListenFlags,
} from './listen-options'
import {
  addSandboxOptions,
  readSandboxData,
  type SandboxData,
  type SandboxFlags,
} from './sandbox-options'
import { addSecretFile, readToken, TOKEN, type SecretFlags } from './secrets'
import { addTellOptions, readTellOptions, type TellFlags, type TellOptions } from './tell-options'
import { addAllowPrivate, readUpstream, type Upstream, type UpstreamFlags } from './upstream-option'
import { folderFrom, OptionError, portFrom, secondsFrom, type Environment } from './values'

/** How the watcher beside the gateway was asked to run. */
export interface WatchBesideOptions {
  /** Its token; with the sandbox, one of the sandbox's own. */
  token?: string
  /** The folder of its database. */
  data: string
  /** The folder of the emergency kit; none is kept when left out. */
  kit?: string
  tell: TellOptions
}

/** How the console was asked to run. */
export interface ServeOptions {
  /** The address to listen on. */
  host: string
  /** The console's port. */
  port: number
  /** The port for `/metrics`; none when left out. */
  metricsPort?: number
  /** For how many seconds requests are taken after SIGTERM, until load balancers know. */
  drainDelay: number
  /** The session keys given, the first seals; none: one is made. */
  sessionKeys: readonly Uint8Array[]
  /** The API behind the console: a real one, or the sandbox that this process runs. */
  api: ({ kind: 'aiven' } & Upstream) | ({ kind: 'sandbox' } & SandboxData)
  access: Access
  /** The watcher beside the gateway; none when left out. */
  watch?: WatchBesideOptions
}

export type ServeFlags = ListenFlags &
  SandboxFlags &
  UpstreamFlags &
  AccessFlags &
  SecretFlags &
  KitFlags &
  TellFlags & { port?: string; drainDelay?: string; watch?: boolean }

/** In seconds. */
const LONGEST_DRAIN = 300

/** Adds the options of the console, its gateway and the sandbox behind it. */
export function addServeOptions(command: Command): Command {
  command.option('--port <n>', 'port of the console (PORT, 4280)')
  addSandboxOptions(command).option(
    '--upstream <url>',
    'use this Aiven API instead of a sandbox (OFFSITE_UPSTREAM), such as https://api.aiven.io',
  )
  addKit(
    addSecretFile(command, TOKEN)
      .option('--watch', 'keep a history of all backups; with --upstream this needs a token')
      .option('--no-watch', 'keep no history; the demo keeps one by default'),
  )
  addMetricsPort(addHost(command)).option(
    '--drain-delay <n>',
    'seconds to keep serving after SIGTERM, so that load balancers see /readyz answer 503 first (OFFSITE_DRAIN_DELAY, 0)',
  )
  addTellOptions(command)
  return addAllowPrivate(addAccessOptions(command.optionsGroup('Safety:'))).addHelpText(
    'after',
    `
OFFSITE_SESSION_KEYS holds the keys that seal sign-in cookies: 32 bytes each in base64url,
separated by commas. The first one seals, all of them open. Without any, one is generated.`,
  )
}

/**
 * Reads the options and the environment; a flag wins over its variable.
 * @throws OptionError
 */
export function readServeOptions(flags: ServeFlags, env: Environment): ServeOptions {
  const upstream = readUpstream(flags, env)
  const metricsPort = metricsPortFrom(flags, env)
  if (flags.fleet !== undefined && upstream !== undefined) {
    throw new OptionError('--fleet fills the sandbox, and with --upstream there is none.')
  }
  if (flags.sandboxPort !== undefined && upstream !== undefined) {
    throw new OptionError('--sandbox-port is for the sandbox, and with --upstream there is none.')
  }
  const port = portFrom('--port', flags.port ?? (env['PORT'] || '4280'))
  const sandbox = readSandboxData(flags, env)
  const sandboxPort = upstream ? undefined : sandbox.port
  refuseEqual({ '--port': port, '--sandbox-port': sandboxPort, '--metrics-port': metricsPort })
  // A pass over thousands of services holds the console up: of a large sandbox it has to be asked for.
  const isWatching = flags.watch ?? (upstream === undefined && flags.fleet === undefined)
  const kit = kitFrom(flags, env)
  if (kit !== undefined && !isWatching) {
    throw new OptionError('--kit is kept by a watcher: add --watch.')
  }
  const tell = readTellOptions(flags, env)
  if (Object.keys(tell).length > 0 && !isWatching) {
    throw new OptionError('Messages about backups come from a watcher: add --watch.')
  }
  const drainDelay = flags.drainDelay ?? (env['OFFSITE_DRAIN_DELAY'] || '0')
  return {
    host: hostFrom(flags, env),
    port,
    ...(metricsPort !== undefined && { metricsPort }),
    drainDelay: secondsFrom('--drain-delay', drainDelay, LONGEST_DRAIN),
    sessionKeys: sessionKeysFrom(env['OFFSITE_SESSION_KEYS'] ?? ''),
    api: upstream ? { kind: 'aiven', ...upstream } : { kind: 'sandbox', ...sandbox },
    access: readAccess(flags, env),
    ...(isWatching && {
      watch: {
        data: folderFrom('--data', flags.data ?? (env['OFFSITE_DATA'] || '.offsite'), '.offsite'),
        ...(upstream && { token: readToken(flags, env) }),
        ...(kit !== undefined && { kit }),
        tell,
      },
    }),
  }
}

/** Says which two want the same port, where the system would only say that it is in use; 0 is any. */
function refuseEqual(ports: Readonly<Record<string, number | undefined>>) {
  const named = Object.entries(ports)
  for (const [index, [name, port]] of named.entries()) {
    const [other] = named.slice(index + 1).find(([, one]) => one === port) ?? []
    if (port && other)
      throw new OptionError(`${name} and ${other} are both ${port}: choose two ports.`)
  }
}
