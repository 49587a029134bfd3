import { getProxyForUrl } from 'proxy-from-env'

/**
 * The proxy that HTTPS_PROXY names for an address. What is not https goes without one: that is only on
 * this machine, or in its network.
 * @returns undefined where there is none, or where NO_PROXY names the address
 * @throws Error that holds no part of a URL that cannot be used, which may have a password
 */
export function findProxy({ protocol, href }: URL): URL | undefined {
  const found = protocol === 'https:' ? getProxyForUrl(href) : ''
  if (found === '') return undefined
  // Without a scheme it is http, as for curl; the library adds that of the address.
  const isWhole = Object.values(process.env).includes(found)
  const text = isWhole ? found : found.replace(/^https:/, 'http:')
  const proxy = URL.canParse(text) ? new URL(text) : undefined
  if (proxy && /^https?:$/.test(proxy.protocol)) return proxy
  throw new Error(
    'HTTPS_PROXY must be an http or https URL, such as http://proxy.example.com:3128.',
  )
}
