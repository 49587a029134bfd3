/**
 * A number in [0, 1) that depends on nothing but the keys. There is no generator with a state:
 * the same question gets the same answer in any order, before and after a restart.
 */
export function random(...keys: (string | number)[]): number {
  let hash = 0x811c9dc5
  const text = keys.join('\u0000')
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

/** An integer in [min, max], by the same rule. */
export function randomInt(min: number, max: number, ...keys: (string | number)[]): number {
  return min + Math.floor(random(...keys) * (max - min + 1))
}

/** `length` lower-case hexadecimal digits, by the same rule. */
export function randomHex(length: number, ...keys: (string | number)[]): string {
  return Array.from({ length }, (_, i) => randomInt(0, 15, ...keys, i).toString(16)).join('')
}
