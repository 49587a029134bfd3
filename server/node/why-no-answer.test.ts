import { expect, it } from 'vitest'
import { whyNoAnswer } from './why-no-answer'
import { withCode } from './with-code'

it.each([
  [withCode('ENOTFOUND', 'getaddrinfo ENOTFOUND api.test'), ' (ENOTFOUND)'],
  [
    withCode('DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate'),
    ' (DEPTH_ZERO_SELF_SIGNED_CERT: to trust a certificate of your own, name its file in NODE_EXTRA_CA_CERTS)',
  ],
  [
    withCode('PROXY_REFUSED', 'the proxy in HTTPS_PROXY answered 407'),
    ' (PROXY_REFUSED: the proxy in HTTPS_PROXY answered 407)',
  ],
  [withCode('at 10.0.0.1', 'odd'), ''],
  [new Error('at 10.0.0.1'), ''],
])('says why no answer came: %s', (error, said) => {
  expect(whyNoAnswer(error)).toBe(said)
})
