import { lookup } from 'node:dns/promises'
import { errorText } from '../error-text'
import { isLoopback, isPrivateAddress } from '../gateway'
import { callApi } from '../node/call-api'
import { findProxy } from '../node/find-proxy'
import { isUntrusted, whyNoAnswer } from '../node/why-no-answer'
import { withinTime } from '../time-limit'
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

/** How long an API may take to show at the start that it is there, in milliseconds. */
const PROBE_LIMIT = 10_000

/**
 * Looks whether an API answers. Any answer will do: without a token, Aiven's is 401.
 * @returns why none came, in sentences; undefined where one did
 * @throws StartError where the machine must first be told to trust it
 */
export async function findSilence(url: string): Promise<string | undefined> {
  const { host } = new URL(url)
  try {
    await withinTime({ limit: PROBE_LIMIT }, async (signal) => {
      const answer = await callApi(new URL('v1/me', url.replace(/\/*$/, '/')), { signal })
      await answer.body?.cancel()
    })
    return undefined
  } catch (cause) {
    const proxy = proxyTo(url)
    const way = proxy === undefined ? 'the network' : `the proxy ${proxy}`
    const silence = `${host} cannot be reached${whyNoAnswer(cause)}. Check --upstream and ${way}.`
    if (isUntrusted(cause)) throw new StartError(silence, { cause })
    return silence
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
