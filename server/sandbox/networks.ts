import { BlockList, isIP } from 'node:net'

/** Whether a text is an address, or a network in CIDR form: `10.0.0.0/8`, `::/0`, `192.0.2.7`. */
export function isNetwork(text: string): boolean {
  const [address = '', length, ...more] = text.split('/')
  const family = isIP(address)
  if (family === 0 || more.length > 0) return false
  return length === undefined || (/^\d+$/.test(length) && Number(length) <= bits(family))
}

/**
 * Whether an address lies in one of some networks.
 * @param networks each one that `isNetwork`
 */
export function isInNetworks(address: string, networks: readonly string[]): boolean {
  const list = new BlockList()
  for (const network of networks) {
    const [start = '', length] = network.split('/')
    const family = isIP(start)
    list.addSubnet(start, length === undefined ? bits(family) : Number(length), version(family))
  }
  const family = isIP(address)
  return family !== 0 && list.check(address, version(family))
}

function bits(family: number): number {
  return family === 6 ? 128 : 32
}

function version(family: number): 'ipv4' | 'ipv6' {
  return family === 6 ? 'ipv6' : 'ipv4'
}
