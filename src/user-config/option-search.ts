import type { Field } from './field'
import type { Option } from './options'

/**
 * The options that contain every word of the query in their key, spaced name, title, description or
 * the keys inside them. Best first: the exact key, keys that start with it, keys and names that
 * contain it, then titles and descriptions; deprecated options come last. An empty query finds all.
 */
export function searchOptions(options: readonly Option[], query: string): Option[] {
  const wanted = spaced(query)
  const words = wanted.split(' ').filter((word) => word !== '')
  return options
    .map((option) => ({ option, rank: findRank(option, wanted, words) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .sort((a, b) => a.rank - b.rank)
    .map(({ option }) => option)
}

/** Options of one prefix: '' is the top level. */
export interface OptionGroup {
  readonly group: string
  readonly options: readonly Option[]
}

/** Groups options by their prefix, keeping the order in which groups and options first appear. */
export function groupOptions(options: readonly Option[]): OptionGroup[] {
  const groups = new Map<string, Option[]>()
  for (const option of options) {
    const group = groups.get(option.group)
    if (group) group.push(option)
    else groups.set(option.group, [option])
  }
  return [...groups].map(([group, options]) => ({ group, options }))
}

const NO_MATCH = 1000
const DEPRECATED = 100

function findRank(option: Option, wanted: string, words: readonly string[]): number {
  const deprecated = option.field.deprecated ? DEPRECATED : 0
  const key = spaced(option.key)
  const last = spaced(option.path.at(-1) ?? '')
  const inside = keysInside(option.field)
  const texts = [key, inside, spaced(option.field.title), spaced(option.field.description)]
  const has = (text: string) => words.every((word) => text.includes(word))
  const levels = [
    key === wanted,
    last === wanted,
    key.startsWith(wanted),
    last.startsWith(wanted),
    has(key),
    has(`${key} ${inside}`),
    has(texts.slice(0, 3).join(' ')),
    has(texts.join(' ')),
  ]
  const level = words.length === 0 ? 0 : levels.indexOf(true)
  return level === -1 ? NO_MATCH : deprecated + level
}

function keysInside(field: Field): string {
  switch (field.kind) {
    case 'object':
      return field.members
        .map((member) => `${spaced(member.key)} ${keysInside(member.field)}`)
        .join(' ')
    case 'list':
      return keysInside(field.item)
    case 'union':
      return field.alternatives.map((alternative) => keysInside(alternative.field)).join(' ')
    default:
      return ''
  }
}

// Underscores, dots and dashes count as spaces, so that a key, its name and its title compare.
function spaced(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[\s_.-]+/g, ' ')
    .trim()
}
