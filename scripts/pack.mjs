/**
 * Makes the npm package in dist/package: what is built, and nothing that builds it. The libraries are
 * in the built files already; only libsql is installed beside them, where it is wanted.
 *
 *   npm run pack                                   then
 *   npm publish ./dist/package --provenance        from a release workflow
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readBuilds } from './lib/builds-before.mjs'
import { collectLicences } from './lib/licences.mjs'
import { packageManifest } from './lib/package-manifest.mjs'
import { ensureBuilt, ensureInstalled } from './lib/prepare.mjs'
import { CONSOLE, PACKAGE, ROOT, SERVER } from './lib/project.mjs'

const DOCUMENTS = ['README.md', 'CHANGELOG.md', 'LICENSE', 'NOTICE', 'SECURITY.md']
/** Those of what is in the built files. */
const LICENCES = 'THIRD-PARTY-LICENSES.txt'

ensureInstalled()
ensureBuilt()
const folder = join(ROOT, PACKAGE)
rmSync(folder, { recursive: true, force: true })
for (const path of [...DOCUMENTS, SERVER]) copy(path)
copyConsole()
writeFileSync(join(folder, LICENCES), collectLicences(ROOT))
const source = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
writeFileSync(
  join(folder, 'package.json'),
  `${JSON.stringify(packageManifest(source, process.env), null, 2)}\n`,
)
console.log(`Made ${PACKAGE}, version ${source.version}.`)

/** Without the files of the builds before: nobody has a page of them open. */
function copyConsole() {
  const [own = []] = readBuilds(join(ROOT, CONSOLE)).builds
  const isWanted = (path) => {
    const [top, name] = path.slice(join(ROOT, CONSOLE).length + 1).split(/[\\/]/)
    return top !== '.vite' && (top !== 'assets' || name === undefined || own.includes(name))
  }
  cpSync(join(ROOT, CONSOLE), join(folder, CONSOLE), { recursive: true, filter: isWanted })
}

function copy(path) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  cpSync(join(ROOT, path), join(folder, path))
}
