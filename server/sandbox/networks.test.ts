import { describe, expect, it } from 'vitest'
import { isInNetworks, isNetwork } from './networks'

describe('a network', () => {
  it.each([
    '10.0.0.0/8',
    '192.0.2.7',
    '0.0.0.0/0',
    '::/0',
    '2001:db8::/32',
    '::1',
    '::ffff:1.2.3.4',
  ])('is %s', (text) => expect(isNetwork(text)).toBe(true))
  it.each([
    '',
    '10.0.0/8',
    '10.0.0.0/33',
    '10.0.0.256',
    '01.2.3.4',
    '1.2.3.4/',
    '1.2.3.4/8/8',
    '1.2.3.4.',
    '::/129',
    '1::2::3',
    'fe80::1%eth0',
    '[::1]',
    '::1]/[::',
    'host:80',
  ])('is not %j', (text) => expect(isNetwork(text)).toBe(false))
})

it.each([
  ['192.0.2.7', '192.0.2.7', true],
  ['192.0.2.8', '192.0.2.7', false],
  ['10.255.0.1', '10.0.0.0/8', true],
  ['11.0.0.1', '10.0.0.0/8', false],
  ['192.0.2.127', '192.0.2.0/25', true],
  ['192.0.2.128', '192.0.2.0/25', false],
  ['2001:DB8:0::1', '2001:db8::/32', true],
  ['2001:db9::1', '2001:db8::/32', false],
  ['::ffff:192.0.2.7', '192.0.2.0/24', true],
  ['192.0.2.7', '::/0', false],
  ['::1', '0.0.0.0/0', false],
  ['', '0.0.0.0/0', false],
])('%s in %s: %s', (address, network, expected) => {
  expect(isInNetworks(address, ['198.51.100.0/24', network])).toBe(expected)
})
