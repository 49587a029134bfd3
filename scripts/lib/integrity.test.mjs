import { describe, expect, it } from 'vitest'
import { integrityOf, withIntegrity } from './integrity.mjs'

const PAGE = `<head>
    <link rel="icon" href="/icon.svg" type="image/svg+xml" />
    <script src="/plain.js"></script>
    <script type="module" crossorigin src="/assets/a.js"></script>
    <link rel="modulepreload" crossorigin href="/assets/b.js">
    <link rel="stylesheet" crossorigin href="/assets/c.css">
  </head>`

describe('the page', () => {
  const html = withIntegrity(PAGE, ['/assets/a.js', '/assets/lazy.js'], (path) => `of ${path}`)

  it.each(['src="/plain.js"', 'src="/assets/a.js"', 'href="/assets/b.js"', 'href="/assets/c.css"'])(
    'tells the digest of %s',
    (named) => {
      const path = named.slice(named.indexOf('/'), -1)
      expect(html).toContain(`${named} integrity="${integrityOf(`of ${path}`)}"`)
    },
  )

  it('tells the digest of every module before the first is loaded', () => {
    const map = /<script type="importmap">(.*?)<\/script>\s*<script type="module"/s.exec(html)
    expect(JSON.parse(map?.[1] ?? '')).toEqual({
      integrity: {
        '/assets/a.js': integrityOf('of /assets/a.js'),
        '/assets/lazy.js': integrityOf('of /assets/lazy.js'),
      },
    })
  })

  it('gives digests that browsers know', () => {
    // The digest of an empty file, from the standard's own test vectors.
    expect(integrityOf('')).toBe(
      'sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb',
    )
  })

  it('must load a module', () => {
    expect(() => withIntegrity('<head></head>', [], () => '')).toThrow(/module/)
  })
})
