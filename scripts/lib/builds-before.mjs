/**
 * Keeps the hashed files of the builds before in a new one. A page that was opened before a deploy
 * loads its lazy parts by the names that it knows; what it asks for must not be gone.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Of how many builds before this one files are kept. */
export const KEPT_BUILDS = 2

/** Where the files are whose names hold a hash of their content. */
const HASHED = 'assets'

/** The names of those that each build made, newest first. Hidden, so nobody is served it. */
const RECORD = '.vite/builds.json'

/**
 * Reads what a build left, before the next one overwrites it.
 * @param folder the built console; need not be there
 * @returns the names that each build made, newest first, and the content of all of them
 */
export function readBuilds(folder) {
  const names = listHashed(folder)
  const read = (name) => readFileSync(join(folder, HASHED, name))
  const files = new Map(names.map((name) => [name, read(name)]))
  return { builds: readRecord(folder) ?? (names.length > 0 ? [names] : []), files }
}

/** Undefined for a build of a version that kept no record, or one that was cut short. */
function readRecord(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, RECORD), 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * Adds the files of builds before to a new build, as they were, compressed forms too. Only after all
 * that looks at the new build's own files.
 * @param folder the console that was just built
 * @param before what `readBuilds` gave
 */
export function keepBuilds(folder, { builds, files }) {
  const own = listHashed(folder)
  const isOwn = (names) => names.length === own.length && names.every((name) => own.includes(name))
  const kept = builds.filter((names) => !isOwn(names)).slice(0, KEPT_BUILDS)
  for (const name of new Set(kept.flat())) {
    const content = files.get(name)
    if (content && !own.includes(name)) writeFileSync(join(folder, HASHED, name), content)
  }
  const record = join(folder, RECORD)
  mkdirSync(dirname(record), { recursive: true })
  writeFileSync(record, JSON.stringify([own, ...kept]))
}

function listHashed(folder) {
  const path = join(folder, HASHED)
  return existsSync(path) ? readdirSync(path).sort() : []
}
