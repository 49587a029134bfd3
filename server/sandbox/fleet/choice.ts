import { random } from '../random'

type Key = string | number

/** One of the items, the same one for the same keys. */
export function pick<Item>(items: readonly [Item, ...Item[]], ...keys: Key[]): Item {
  return items[Math.floor(random(...keys) * items.length)] ?? items[0]
}

/**
 * One of the names, each as likely as its weight says; the same one for the same keys.
 * @throws Error where there are no names
 */
export function weighted<Name extends string>(
  weights: Readonly<Record<Name, number>>,
  ...keys: Key[]
): Name {
  const entries = Object.entries(weights) as [Name, number][] // the keys that the type promises
  let rest = random(...keys) * entries.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [name, weight] of entries) {
    rest -= weight
    if (rest < 0) return name
  }
  throw new Error('no weights')
}

/** True with this probability, in [0, 1]. */
export function chance(share: number, ...keys: Key[]): boolean {
  return random(...keys) < share
}

/** A number whose logarithm is normal: half of them are below `median`, a few are far above. */
export function logNormal(median: number, sigma: number, ...keys: Key[]): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random(...keys, 'radius')))
  return median * Math.exp(sigma * radius * Math.cos(2 * Math.PI * random(...keys, 'angle')))
}
