/**
 * What a gateway remembers for a while, and may forget at any time.
 * @param most how many entries are kept; beyond, the one not set for longest is forgotten
 */
export function remember<T>(most: number) {
  const entries = new Map<string, T>()
  return {
    get: (key: string) => entries.get(key),
    set(key: string, value: T) {
      entries.delete(key)
      entries.set(key, value)
      const [oldest] = entries.keys()
      if (entries.size > most && oldest !== undefined) entries.delete(oldest)
    },
    delete: (key: string) => void entries.delete(key),
  }
}
