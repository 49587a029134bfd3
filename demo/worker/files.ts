/** The demo's own files, kept so that it needs no network once it was loaded. */
export interface Files {
  /** Whether a file has this name. */
  has(name: string): boolean
  /** A file: the kept one, else from the network and kept from then on. */
  find(name: string): Promise<Response>
  /** Keeps all files. */
  keepAll(): Promise<void>
  /** Forgets what other versions of the demo kept. */
  tidy(): Promise<void>
}

/**
 * @param base the address of the demo's folder
 * @param names all files, as paths below it
 * @param version changes whenever a file does
 */
export function createFiles(base: string, names: readonly string[], version: string): Files {
  const all = new Set(names)
  const prefix = `offsite ${base} `
  const cacheName = prefix + version

  async function find(name: string): Promise<Response> {
    const address = new URL(name, base)
    // Where storage is refused there is the network.
    const cache = await caches.open(cacheName).catch(() => undefined)
    const held = await cache?.match(address)
    if (held) return held
    const response = await fetch(address)
    if (response.ok) await cache?.put(address, response.clone()).catch(() => {})
    return response
  }

  return {
    has: (name) => all.has(name),
    find,
    keepAll: async () => {
      await Promise.all(names.map(find))
    },
    tidy: async () => {
      const others = (await caches.keys()).filter(
        (name) => name.startsWith(prefix) && name !== cacheName,
      )
      await Promise.all(others.map((name) => caches.delete(name)))
    },
  }
}
