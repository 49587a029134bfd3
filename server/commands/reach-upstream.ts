import { lookup } from 'node:dns/promises'
import { errorText } from '../error-text'
import { isLoopback, isPrivateAddress } from '../gateway'
import { findProxy } from '../node/find-proxy'
import { StartError } from './start-error'
import type { Upstream } from './upstream-option'

/**
 * Refuses an API whose name leads into a private network, like an address there. Where a proxy is on the
 * way, it decides where a name leads, and this machine may know no names.
 * @throws StartError, also for a proxy that cannot be used
 */
export async function refusePrivate({ url, allowPrivate }: Upstream): Promise<void> {
  if (proxyTo(url) !== undefined) return
  if (allowPrivate || isLoopback(new URL(url))) return
  const { hostname } = new URL(url)
  const addresses = await lookup(hostname.replace(/^\[|\]$/g, ''), { all: true }).catch(() => [])
  if (addresses.some(({ address }) => isPrivateAddress(address))) {
    throw new StartError(
      `${hostname} is on a private network. If that is intended, add --allow-private-upstream.`,
    )
  }
}

/**
 * The proxy on the way to an API, without its user and password, such as `proxy.example.com:3128`.
 * @throws StartError where it cannot be used
 */
export function proxyTo(url: string): string | undefined {
  try {
    return findProxy(new URL(url))?.host
  } catch (error) {
    throw new StartError(errorText(error))
  }
}
