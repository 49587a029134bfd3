import { LONGEST_NAME } from '~/backup/names'

/**
 * The name of the fork that recovers a service: `orders-recovery-eu-west-1`. Everybody who makes it
 * gets the same one, so Aiven refuses what was made already. A name that would be too long keeps its
 * beginning and gets a checksum of the whole, so that two long names do not meet.
 * @param source the service's name
 * @param cloud where the fork is created
 * @param number above 1 where the names before are taken by other services
 * @returns a name that Aiven accepts: at most 64 of `a-z`, `0-9` and `-`, a letter first
 */
export function recoveryName(source: string, cloud: string, number = 1): string {
  const ending = `-recovery-${shortRegion(cloud)}${number === 1 ? '' : `-${number}`}`
  if (source.length + ending.length <= LONGEST_NAME) return source + ending
  const sum = checksum(`${source} ${cloud} ${number}`)
  const short = ending.slice(0, LONGEST_NAME / 2)
  const room = LONGEST_NAME - short.length - sum.length - 1
  return `${source.slice(0, room)}-${sum}${short}`
}

/** A cloud's name without its provider: `eu-west-1` of `aws-eu-west-1`. */
function shortRegion(cloud: string): string {
  const short = cloud.replace(/^avn-/, '').replace(/^[^-]*-/, '')
  return short.toLowerCase().replaceAll(/[^-a-z0-9]/g, '-')
}

/** FNV-1a in 32 bits: short, and the same everywhere. */
function checksum(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return (hash >>> 0).toString(36).padStart(7, '0')
}
