import { afterEach, expect, it, vi } from 'vitest'
import { findProxy } from './find-proxy'

afterEach(() => void vi.unstubAllEnvs())

const API = 'https://api.aiven.io/v1/me'

it.each([
  [API, { HTTPS_PROXY: 'http://proxy.example:3128' }, 'http://proxy.example:3128/'],
  [API, { https_proxy: 'https://me:pass@proxy.example' }, 'https://me:pass@proxy.example/'],
  // As for curl: it is the proxy's own scheme, not that of the address.
  [API, { HTTPS_PROXY: 'proxy.example:3128' }, 'http://proxy.example:3128/'],
  [API, { ALL_PROXY: 'http://proxy.example' }, 'http://proxy.example/'],
  [API, { HTTPS_PROXY: 'http://proxy.example', NO_PROXY: 'localhost,.aiven.io' }, undefined],
  [API, { HTTPS_PROXY: '' }, undefined],
  [API, { HTTP_PROXY: 'http://proxy.example' }, undefined],
  ['http://127.0.0.1:4281/v1/me', { HTTP_PROXY: 'http://proxy.example' }, undefined],
])('%s with %j goes through %s', (url, variables, proxy) => {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  expect(findProxy(new URL(url))?.href).toBe(proxy)
})

it.each(['socks5://me:pass@proxy.example', 'http://me:pass@'])('refuses %s', (text) => {
  vi.stubEnv('HTTPS_PROXY', text)
  const refused = () => findProxy(new URL(API))
  expect(refused).toThrow('HTTPS_PROXY must be an http or https URL')
  expect(refused).not.toThrow('pass')
})
