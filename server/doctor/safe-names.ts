/** Which keys of answers a report may name. */
export interface SafeNames {
  /** Notes the texts of an answer: a key that is also a text somewhere may be somebody's name. */
  learn(json: unknown): void
  /** The key in quotes; where it may be a name or a secret, words that say it is left out. */
  tell(key: string): string
}

/** Keys of an API look like this: short words, and no more than two digits at their end. */
const API_KEY = /^[a-z]{1,24}(?:_[a-z]{1,16}){0,4}\d{0,2}$/

/** Maps whose keys are people's own. */
const OWN_KEYS: ReadonlySet<string> = new Set(['tags', 'project_membership', 'project_memberships'])

/** Knows the texts of one examination. */
export function createSafeNames(): SafeNames {
  const texts = new Set<string>()
  const learn = (json: unknown, own = false): void => {
    if (typeof json === 'string') texts.add(json)
    else if (Array.isArray(json)) for (const item of json) learn(item)
    else if (typeof json === 'object' && json !== null) {
      for (const [key, part] of Object.entries(json)) {
        if (own) texts.add(key)
        learn(part, OWN_KEYS.has(key))
      }
    }
  }
  return {
    learn: (json) => learn(json),
    tell: (key) =>
      API_KEY.test(key) && !texts.has(key) ? `“${key}”` : 'one whose name may be your own',
  }
}
