import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'

const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*'((?:\.|~\/)[^'?]*)'/g

const FOR_TYPES = /^(?:import|export) type [^'"]*from '[^']*'$/gm

/**
 * Which module of a folder imports which: statically, for its types, or with `import()`.
 * @param root the project's folder
 * @param folder below it, such as `src`
 * @param options `types: false` leaves out what is imported for its types only
 * @returns for each module, by its path from the root, the modules that it imports
 */
export function importsIn(root, folder, { types = true } = {}) {
  const modules = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => toPosix(relative(root, join(entry.parentPath, entry.name))))
  return new Map(modules.map((module) => [module, importsOf(root, module, types)]))
}

function importsOf(root, module, types) {
  const text = readFileSync(join(root, module), 'utf8')
  const source = types ? text : text.replaceAll(FOR_TYPES, '')
  return [...source.matchAll(IMPORT)].flatMap(([, path]) => resolve(root, module, path) ?? [])
}

function resolve(root, module, path) {
  const base = path.startsWith('~/') ? `src/${path.slice(2)}` : posix.join(dirname(module), path)
  return ['.ts', '.tsx', '/index.ts', '/index.tsx']
    .map((ending) => base + ending)
    .find((file) => existsSync(join(root, file)))
}

/**
 * The first circle of imports, as the modules in it; undefined where there is none.
 * @param imports from `importsIn`
 */
export function findCycle(imports) {
  const done = new Set()
  const path = []
  const visit = (module) => {
    if (path.includes(module)) return [...path.slice(path.indexOf(module)), module]
    if (done.has(module)) return undefined
    path.push(module)
    for (const next of imports.get(module) ?? []) {
      const cycle = visit(next)
      if (cycle) return cycle
    }
    path.pop()
    done.add(module)
    return undefined
  }
  for (const module of imports.keys()) {
    const cycle = visit(module)
    if (cycle) return cycle
  }
  return undefined
}

function toPosix(path) {
  return path.replaceAll('\\', '/')
}
