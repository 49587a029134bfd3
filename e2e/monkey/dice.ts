import { random } from '../../server/sandbox/random'

/** Throws that are the same for the same seed, so that what a walk found can be walked again. */
export interface Dice {
  /** True with this probability, 0 to 1. */
  chance: (probability: number) => boolean
  /** An integer from 0 up to, and without, the limit. */
  below: (limit: number) => number
  pick: <T>(items: readonly T[]) => T
}

export function createDice(seed: number): Dice {
  let throws = 0
  const next = () => random('monkey', seed, throws++)
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    chance: (probability) => next() < probability,
    below,
    pick: (items) => {
      const item = items[below(items.length)]
      if (item === undefined) throw new RangeError('Nothing to pick from.')
      return item
    },
  }
}
