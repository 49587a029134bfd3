import type { Command } from 'commander'
import { isLoopback, isPrivateAddress } from '../gateway'
import { OptionError, type Environment } from './values'

/** A real Aiven API. */
export interface Upstream {
  url: string
  /** Its name may lead to an address of a private network. */
  allowPrivate: boolean
}

export interface UpstreamFlags {
  upstream?: string
  allowPrivateUpstream?: boolean
}

/** Adds `--allow-private-upstream` to a command that has `--upstream`. */
export function addAllowPrivate(command: Command): Command {
  return command.option('--allow-private-upstream', 'allow an --upstream on a private network')
}

/**
 * Reads which API was asked for.
 * @returns undefined where none was
 * @throws OptionError for a URL that tokens must not be sent to
 */
export function readUpstream(flags: UpstreamFlags, env: Environment): Upstream | undefined {
  const text = flags.upstream ?? (env['OFFSITE_UPSTREAM'] || undefined)
  const allowPrivate = flags.allowPrivateUpstream ?? false
  return text === undefined
    ? undefined
    : { url: upstreamFrom(text, allowPrivate, env), allowPrivate }
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
      '--upstream is on a private network. If that is intended, add --allow-private-upstream.',
    )
  }
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    throw new OptionError(
      'NODE_TLS_REJECT_UNAUTHORIZED=0 would send tokens to anybody. Unset it; to trust a certificate of your own, use NODE_EXTRA_CA_CERTS.',
    )
  }
  return url.href
}
