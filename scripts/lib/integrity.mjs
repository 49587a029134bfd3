/** Subresource integrity: the browser runs and applies only the files that this build made. */
import { createHash } from 'node:crypto'

/** What the browser compares a file with. */
export function integrityOf(content) {
  return `sha384-${createHash('sha384').update(content).digest('base64')}`
}

/**
 * Puts the digest of each script and style that a page names into its tag, and the digests of all
 * modules into an import map before the first of them: that is the only way to tell the browser
 * about a module that code loads later.
 * @param html the built page
 * @param modules the paths of all modules, such as `/assets/index-abc.js`
 * @param read gives the content of a file by its path
 */
export function withIntegrity(html, modules, read) {
  const tagged = html.replaceAll(
    /<(?:script|link rel="(?:modulepreload|stylesheet)")[^>]*?\s(?:src|href)="([^"]+)"/g,
    (tag, path) => `${tag} integrity="${integrityOf(read(path))}"`,
  )
  const integrity = Object.fromEntries(modules.map((path) => [path, integrityOf(read(path))]))
  const map = `<script type="importmap">${JSON.stringify({ integrity })}</script>\n    `
  const first = tagged.search(/<script type="module"|<link rel="modulepreload"/)
  if (first < 0) throw new Error('The page loads no module.')
  return tagged.slice(0, first) + map + tagged.slice(first)
}
