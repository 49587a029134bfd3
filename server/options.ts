import { isIP } from 'node:net'
import { parseArgs } from 'node:util'
import { isLoopback, isPrivateAddress, SESSION_KEY_BYTES } from './gateway'
import type { GatewayOptions } from './gateway'

/** How the program was asked to run. */
export interface Options {
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
  api: AivenOptions | SandboxOptions
  /** Who may do what, and how they come in. */
  access: Pick<GatewayOptions, 'publicOrigin' | 'trustedProxies' | 'singleSignOn' | 'readOnly'>
}

export interface AivenOptions {
  kind: 'aiven'
  url: string
  /** Its name may lead to an address of a private network. */
  allowPrivate: boolean
}

export interface SandboxOptions {
  kind: 'sandbox'
  port: number
  /** The folder of its database. */
  data: string
  /** How many services it starts with; none for the demo organization. */
  fleet?: number
}

/** An option that cannot be used. The message is for the user. */
export class OptionError extends Error {}

export const HELP = `Offsite: a web console for Aiven services and their backups to another region

Usage: npm start -- [options]

  --port N          port of the console (PORT, 4280)
  --sandbox-port N  port of the sandbox's API (SANDBOX_PORT, 4281)
  --data FOLDER     where the sandbox keeps its data (OFFSITE_DATA, .offsite)
  --fleet N         start with N services, 1 to 10000, instead of the demo; each N has its own data
  --upstream URL    use this Aiven API instead of a sandbox (OFFSITE_UPSTREAM),
                    such as https://api.aiven.io
  --host ADDRESS    address to listen on (127.0.0.1)
  --metrics-port N  port for /metrics, /healthz and /readyz (OFFSITE_METRICS_PORT, none)
  --drain-delay N   seconds for which requests are still taken after SIGTERM, until load
                    balancers have seen that /readyz says 503 (OFFSITE_DRAIN_DELAY, 0)
  --help            print this

Safety:

  --read-only                refuse every change, and the passwords of services
  --public-url URL           where browsers see Offsite; it answers for no other host
                             (OFFSITE_PUBLIC_URL)
  --trusted-proxy ADDRESS    IP address of a proxy in front, or several with commas: its word is
                             taken for the address of a client
  --user-header NAME         the header in which that proxy says who is signed in. They all act with
                             the Aiven token in AIVEN_TOKEN, and nobody signs in to Offsite
  --allow-private-upstream   --upstream may be on a private network

OFFSITE_SESSION_KEYS holds the keys that seal sign-in cookies: 32 bytes each in base64url,
separated by commas. The first seals, all open. Without it, one is made.
`

type Environment = Readonly<Record<string, string | undefined>>

/** What was measured to answer quickly. */
const LARGEST_FLEET = 10_000

/** In seconds. */
const LONGEST_DRAIN = 300

const FLAGS = {
  port: { type: 'string' },
  'sandbox-port': { type: 'string' },
  data: { type: 'string' },
  fleet: { type: 'string' },
  upstream: { type: 'string' },
  host: { type: 'string' },
  'metrics-port': { type: 'string' },
  'drain-delay': { type: 'string' },
  'read-only': { type: 'boolean' },
  'public-url': { type: 'string' },
  'trusted-proxy': { type: 'string' },
  'user-header': { type: 'string' },
  'allow-private-upstream': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/**
 * Reads the command line and the environment; a flag wins over its variable, and an empty variable
 * counts as none.
 * @returns 'help' when help is asked for
 * @throws OptionError
 */
export function parseOptions(args: readonly string[], env: Environment): Options | 'help' {
  const flags = parseFlags(args)
  if (flags.help) return 'help'

  const upstream = flags.upstream ?? (env['OFFSITE_UPSTREAM'] || undefined)
  const metricsPort = flags['metrics-port'] ?? (env['OFFSITE_METRICS_PORT'] || undefined)
  const fleet = flags.fleet === undefined ? undefined : fleetFrom(flags.fleet)
  if (fleet !== undefined && upstream !== undefined) {
    throw new OptionError('--fleet fills the sandbox, and with --upstream there is none.')
  }
  return {
    host: flags.host ?? '127.0.0.1',
    port: portFrom('--port', flags.port ?? (env['PORT'] || '4280')),
    ...(metricsPort !== undefined && { metricsPort: portFrom('--metrics-port', metricsPort) }),
    drainDelay: secondsFrom(flags['drain-delay'] ?? (env['OFFSITE_DRAIN_DELAY'] || '0')),
    sessionKeys: keysFrom(env['OFFSITE_SESSION_KEYS'] ?? ''),
    api:
      upstream === undefined
        ? {
            kind: 'sandbox',
            port: portFrom(
              '--sandbox-port',
              flags['sandbox-port'] ?? (env['SANDBOX_PORT'] || '4281'),
            ),
            data: folderFrom(flags.data ?? (env['OFFSITE_DATA'] || '.offsite')),
            ...(fleet !== undefined && { fleet }),
          }
        : {
            kind: 'aiven',
            url: upstreamFrom(upstream, flags['allow-private-upstream'] ?? false, env),
            allowPrivate: flags['allow-private-upstream'] ?? false,
          },
    access: accessFrom(flags, env),
  }
}

function parseFlags(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: FLAGS, strict: true }).values
  } catch (error) {
    // Node's message says more than one sentence; the first one names the option.
    const message = error instanceof Error ? error.message : String(error)
    throw new OptionError(`${message.split(/\.\s/)[0]?.replace(/\.$/, '')}. See --help.`)
  }
}

function portFrom(name: string, text: string): number {
  const port = /^\d+$/.test(text) ? Number(text) : NaN
  if (!(port <= 65_535)) {
    throw new OptionError(`${name} takes a whole number from 0 to 65535, not '${text}'.`)
  }
  return port
}

function folderFrom(text: string): string {
  if (text.trim() === '' || text.includes('\0')) {
    throw new OptionError('--data takes a folder, such as --data=.offsite.')
  }
  return text
}

function secondsFrom(text: string): number {
  const seconds = /^\d+$/.test(text) ? Number(text) : NaN
  if (!(seconds <= LONGEST_DRAIN)) {
    throw new OptionError(
      `--drain-delay takes a whole number of seconds from 0 to ${LONGEST_DRAIN}, not '${text}'.`,
    )
  }
  return seconds
}

function fleetFrom(text: string): number {
  const size = /^\d+$/.test(text) ? Number(text) : NaN
  if (!(size >= 1 && size <= LARGEST_FLEET)) {
    throw new OptionError(`--fleet takes a whole number from 1 to ${LARGEST_FLEET}, not '${text}'.`)
  }
  return size
}

function upstreamFrom(text: string, allowPrivate: boolean, env: Environment): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new OptionError('--upstream takes a URL, such as https://api.aiven.io.')
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new OptionError('--upstream takes a URL without user, password, query or fragment.')
  }
  if (url.protocol !== 'https:' && !isLoopback(url)) {
    throw new OptionError('--upstream must be https, as tokens are sent there.')
  }
  if (!allowPrivate && !isLoopback(url) && isPrivateAddress(url.hostname)) {
    throw new OptionError(
      '--upstream is on a private network. If that is meant, add --allow-private-upstream.',
    )
  }
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    throw new OptionError(
      'NODE_TLS_REJECT_UNAUTHORIZED=0 would send tokens to anybody. Unset it; to trust a certificate of your own, use NODE_EXTRA_CA_CERTS.',
    )
  }
  return url.href
}

function accessFrom(flags: ReturnType<typeof parseFlags>, env: Environment): Options['access'] {
  const publicUrl = flags['public-url'] ?? (env['OFFSITE_PUBLIC_URL'] || undefined)
  const proxies = flags['trusted-proxy']?.split(',').map((address) => address.trim())
  const header = flags['user-header']
  const wrong = proxies?.find((address) => isIP(address) === 0)
  if (wrong !== undefined) {
    throw new OptionError(`--trusted-proxy takes IP addresses, not '${wrong}'.`)
  }
  return {
    readOnly: flags['read-only'] ?? false,
    ...(publicUrl !== undefined && { publicOrigin: originFrom(publicUrl) }),
    ...(proxies && { trustedProxies: proxies }),
    ...(header !== undefined && {
      singleSignOn: { header: headerFrom(header), token: sharedToken() },
    }),
  }

  /** With one token for all, each of these keeps somebody out who is not signed in. */
  function sharedToken(): string {
    const token = env['AIVEN_TOKEN']?.trim() ?? ''
    if (!proxies) throw new OptionError('--user-header is believed only with --trusted-proxy.')
    if (publicUrl === undefined) {
      throw new OptionError(
        '--user-header needs --public-url, so that no other site can pass itself off as Offsite.',
      )
    }
    if (!/^[\x21-\x7e]+$/.test(token)) {
      throw new OptionError('--user-header needs an Aiven token in the variable AIVEN_TOKEN.')
    }
    return token
  }
}

function originFrom(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
    throw new OptionError('--public-url takes an origin, such as https://offsite.example.com.')
  }
  if (url.protocol !== 'https:' && !isLoopback(url)) {
    throw new OptionError('--public-url must be https, unless it is on this machine.')
  }
  return url.origin
}

function headerFrom(text: string): string {
  const name = text.toLowerCase()
  if (!/^[a-z][a-z\d-]*$/.test(name) || BROWSERS_SET.test(name)) {
    throw new OptionError(`--user-header takes a header of the proxy's own, not '${text}'.`)
  }
  return name
}

/** Headers that browsers send, so that nobody's word for a user is in them. */
const BROWSERS_SET =
  /^(?:accept|authorization|cache-control|connection|content-|cookie|date|dnt|expect|host|if-|origin|pragma|range|referer|sec-|te$|transfer-|upgrade|user-agent|via|x-forwarded-(?:for|host|proto)$|x-request-id)/

function keysFrom(text: string): Uint8Array[] {
  const parts = text.split(',').filter((part) => part.trim() !== '')
  return parts.map((part, index) => {
    const key = Buffer.from(part.trim(), 'base64url')
    if (!/^[\w-]+=*$/.test(part.trim()) || key.byteLength !== SESSION_KEY_BYTES) {
      throw new OptionError(
        `Key ${index + 1} of OFFSITE_SESSION_KEYS is not ${SESSION_KEY_BYTES} bytes in base64url.`,
      )
    }
    return key
  })
}
