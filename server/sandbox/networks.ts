const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.|$)){4}(?<!\.)$/

/** Whether a text is an address, or a network in CIDR form: `10.0.0.0/8`, `::/0`, `192.0.2.7`. */
export function isNetwork(text: string): boolean {
  const [address = '', length, ...more] = text.split('/')
  const bits = readBits(address)
  if (bits === undefined || more.length > 0) return false
  return length === undefined || (/^\d+$/.test(length) && Number(length) <= bits.length)
}

/**
 * Whether an address lies in one of some networks. An IPv4 address that is written as IPv6
 * (`::ffff:192.0.2.7`) is the IPv4 address.
 * @param networks each one that `isNetwork`
 */
export function isInNetworks(address: string, networks: readonly string[]): boolean {
  const own = readBits(address)
  if (own === undefined) return false
  const all = [own, ...(own.startsWith(MAPPED) && own.length === 128 ? [own.slice(96)] : [])]
  return networks.some((network) => {
    const [start = '', length] = network.split('/')
    const bits = readBits(start)
    const prefix = bits?.slice(0, length === undefined ? bits.length : Number(length))
    return all.some((one) => one.length === bits?.length && one.startsWith(prefix ?? ''))
  })
}

/** How IPv6 writes an IPv4 address. */
const MAPPED = '0'.repeat(80) + '1'.repeat(16)

/** The 32 or 128 bits of an address; undefined for what is none. */
function readBits(address: string): string | undefined {
  if (IPV4.test(address)) return inBits(address.split('.').map(Number), 8)
  // URLs take all ways of writing, and give back one: without IPv4 in it or zeros in front.
  if (!/^[\da-f.]*:[\da-f:.]*$/i.test(address) || !URL.canParse(`http://[${address}]`))
    return undefined
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const groups = (text: string) =>
    text === '' ? [] : text.split(':').map((group) => parseInt(group, 16))
  const [before, after] = [groups(head), groups(tail ?? '')]
  const zeros = Array<number>(8 - before.length - after.length).fill(0)
  return inBits([...before, ...zeros, ...after], 16)
}

function inBits(numbers: readonly number[], each: number): string {
  return numbers.map((number) => number.toString(2).padStart(each, '0')).join('')
}
