import { isIP } from 'node:net'
import type { Command } from 'commander'
import { isLoopback, SESSION_KEY_BYTES } from '../gateway'
import type { GatewayOptions } from '../gateway'
import { readToken, type SecretFlags } from './secrets'
import { OptionError, type Environment } from './values'

/** Who may do what, and how they come in. */
export type Access = Pick<
  GatewayOptions,
  'publicOrigin' | 'trustedProxies' | 'singleSignOn' | 'readOnly'
>

export interface AccessFlags extends SecretFlags {
  readOnly?: boolean
  publicUrl?: string
  trustedProxy?: string
  userHeader?: string
}

/** Adds the options that keep people out, or let them in. */
export function addAccessOptions(command: Command): Command {
  return command
    .option('--read-only', 'refuse every change, and withhold the passwords of services')
    .option(
      '--public-url <url>',
      'the URL that browsers use; requests for other hosts are refused (OFFSITE_PUBLIC_URL)',
    )
    .option(
      '--trusted-proxy <address>',
      'IP address of a proxy in front, or several separated by commas, trusted to name the address of a client',
    )
    .option(
      '--user-header <name>',
      'header in which that proxy names the user. All users act with the one Aiven token, and nobody signs in to Offsite',
    )
}

/**
 * Reads who may do what.
 * @throws OptionError
 */
export function readAccess(flags: AccessFlags, env: Environment): Access {
  const publicUrl = flags.publicUrl ?? (env['OFFSITE_PUBLIC_URL'] || undefined)
  const proxies = flags.trustedProxy?.split(',').map((address) => address.trim())
  const header = flags.userHeader
  const wrong = proxies?.find((address) => isIP(address) === 0)
  if (wrong !== undefined) {
    throw new OptionError(`--trusted-proxy takes IP addresses, not '${wrong}'.`)
  }
  return {
    readOnly: flags.readOnly ?? false,
    ...(publicUrl !== undefined && { publicOrigin: originFrom(publicUrl) }),
    ...(proxies && { trustedProxies: proxies }),
    ...(header !== undefined && {
      singleSignOn: { header: headerFrom(header), token: sharedToken() },
    }),
  }

  /** With one token for all, each of these keeps somebody out who is not signed in. */
  function sharedToken(): string {
    if (!proxies)
      throw new OptionError(
        '--user-header needs --trusted-proxy: without it, anyone could set the header.',
      )
    if (publicUrl === undefined) {
      throw new OptionError(
        '--user-header needs --public-url, so that no other site can pass itself off as Offsite.',
      )
    }
    return readToken(flags, env)
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

/**
 * Reads the keys that seal sign-in cookies.
 * @param text keys in base64url, separated by commas
 * @throws OptionError that names a key by its place only
 */
export function sessionKeysFrom(text: string): Uint8Array[] {
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
