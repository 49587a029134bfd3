import { lookup } from 'node:dns/promises'
import { isLoopback, isPrivateAddress } from '../gateway'
import { StartError } from './start-error'
import type { Upstream } from './upstream-option'

/**
 * Refuses an API whose name leads into a private network, like an address there.
 * @throws StartError
 */
export async function refusePrivate({ url, allowPrivate }: Upstream): Promise<void> {
  if (allowPrivate || isLoopback(new URL(url))) return
  const { hostname } = new URL(url)
  const addresses = await lookup(hostname.replace(/^\[|\]$/g, ''), { all: true }).catch(() => [])
  if (addresses.some(({ address }) => isPrivateAddress(address))) {
    throw new StartError(
      `${hostname} is on a private network. If that is intended, add --allow-private-upstream.`,
    )
  }
}
