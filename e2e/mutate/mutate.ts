import type { Dice } from '../monkey/dice'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** A change of an answer: where, and what was done there. */
export interface Mutation {
  /** The keys down to it, joined by dots. */
  at: string
  what: string
}

/** Some place in an answer: the object or list that holds it, and its key there. */
interface Place {
  holder: Record<string, Json> | Json[]
  key: string
  at: string
}

const OTHER_VALUES: readonly Json[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  '',
  'mystery',
  '2026-13-45T99:99:99Z',
  [],
  ['mystery'],
  {},
  { mystery: 1 },
]

/** How often a change is made further down, at each level. */
const DEEPER = 0.85

/**
 * Changes an answer in up to three places: a key removed, or its value another one.
 * @param answer parsed JSON; it is changed itself
 */
export function mutate(answer: Json, dice: Dice): Mutation[] {
  return Array.from({ length: 1 + dice.below(3) }).flatMap(() => {
    const place = somePlace(answer, dice)
    return place ? [change(place, dice)] : []
  })
}

/** Goes down key by key, so that a long list counts no more than a short object. */
function somePlace(value: Json, dice: Dice, above: readonly string[] = []): Place | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const entries = Object.entries(value)
  if (entries.length === 0) return undefined
  const [key, inner] = dice.pick(entries)
  const path = [...above, key]
  const deeper = dice.chance(DEEPER) ? somePlace(inner, dice, path) : undefined
  return deeper ?? { holder: value, key, at: path.join('.') }
}

function change({ holder, key, at }: Place, dice: Dice): Mutation {
  if (!Array.isArray(holder) && dice.chance(0.4)) {
    delete holder[key]
    return { at, what: 'removed' }
  }
  const value = dice.pick(OTHER_VALUES)
  Object.assign(holder, { [key]: value })
  return { at, what: JSON.stringify(value) }
}
