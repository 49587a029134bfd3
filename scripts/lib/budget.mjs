/**
 * The files that a page needs, from Vite's manifest: the entry and the given lazily loaded modules,
 * each with all that it imports statically.
 * @param manifest Vite's manifest.json
 * @param modules source paths of lazily loaded modules, such as `src/pages/services/index.tsx`
 * @returns paths below the build's folder
 * @throws Error when a module has no chunk of its own
 */
export function filesFor(manifest, modules) {
  const entry = Object.keys(manifest).find((key) => manifest[key].isEntry)
  if (!entry) throw new Error('The manifest has no entry.')
  const missing = modules.find((module) => !manifest[module]?.isDynamicEntry)
  if (missing) {
    throw new Error(`${missing} is not a chunk of its own: is it still there, and loaded lazily?`)
  }

  const chunks = new Set()
  const visit = (key) => {
    if (chunks.has(key)) return
    chunks.add(key)
    manifest[key].imports?.forEach(visit)
  }
  for (const key of [entry, ...modules]) visit(key)

  const list = [...chunks].map((key) => manifest[key])
  return {
    scripts: new Set(list.map((chunk) => chunk.file)),
    // Vite lists the one file of all styles under a name of its own.
    styles: new Set([manifest['style.css'], ...list].flatMap(stylesOf)),
  }
}

function stylesOf(chunk) {
  if (!chunk) return []
  return chunk.file.endsWith('.css') ? [chunk.file] : (chunk.css ?? [])
}
