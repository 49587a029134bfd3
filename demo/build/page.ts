import { createHash } from 'node:crypto'
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite'
import { PAGE_POLICY } from '../../server/gateway/headers'

/**
 * Makes the console's page that of the demo: another script starts it, it brings its own policy, needs
 * nothing at the root of its host, and leaves room for a bar at the bottom of the window.
 */
export function demoPage(): Plugin[] {
  return [
    {
      name: 'demo-page',
      transform: { filter: { id: /\/src\/.*\.css$/ }, handler: leaveRoom },
      transformIndexHtml: {
        order: 'pre',
        handler: (html) => ({
          html: html.replace('/src/main.tsx', '/demo/page/main.tsx'),
          tags: [policyTag(["'self'", ...hashInlineScripts(html)])],
        }),
      },
    },
    {
      name: 'demo-icon',
      enforce: 'pre',
      transform: { filter: { id: /\/components\/Brand\.tsx$/ }, handler: findIcon },
    },
    {
      name: 'demo-preload',
      transformIndexHtml: { order: 'post', handler: (_html, { bundle }) => preloadTags(bundle) },
    },
  ]
}

/** What the page's script imports, so that no round trip lies between. */
function preloadTags(bundle: Rolldown.OutputBundle | undefined): HtmlTagDescriptor[] {
  const chunks = Object.values(bundle ?? {}).filter((part) => part.type === 'chunk')
  const files = chunks.find(({ isEntry }) => isEntry)?.imports ?? []
  return files.map((file) => ({
    tag: 'link',
    injectTo: 'head',
    attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
  }))
}

const ICON = 'src="/icon.svg"'

/** The icon is beside the demo's scripts, wherever that is; not at the root of its host. */
function findIcon(code: string): string {
  if (!code.includes(ICON)) throw new Error(`Brand.tsx has no ${ICON}`)
  return `import icon from '/icon.svg?url'\n${code.replace(ICON, 'src={icon}')}`
}

/** What is as high as the window, or at its bottom, ends above the bar. */
function leaveRoom(css: string): string {
  return css
    .replaceAll('100dvh', 'calc(100dvh - var(--demo-bar, 0px))')
    .replaceAll(
      /(position: (?:fixed|sticky);\s+inset-block-end: )(var\([\w-]+\));/g,
      '$1calc($2 + var(--demo-bar, 0px));',
    )
    .replaceAll(
      'scroll-padding-block-end: var(--bar);',
      'scroll-padding-block-end: calc(var(--bar) + var(--demo-bar, 0px));',
    )
}

/** The page's own scripts, as its policy names them. */
function hashInlineScripts(html: string): string[] {
  return [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(([, text = '']) => hashScript(text))
}

function hashScript(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

function policyTag(scripts: readonly string[]) {
  return {
    tag: 'meta',
    injectTo: 'head-prepend' as const,
    attrs: { 'http-equiv': 'Content-Security-Policy', content: demoPolicy(scripts) },
  }
}

/** What a page may do; that it may stand in no frame is for a server to say, not for a page. */
function demoPolicy(scripts: readonly string[]): string {
  return [`default-src 'none'`, `script-src ${scripts.join(' ')}`, ...PAGE_POLICY]
    .join('; ')
    .replace('trusted-types ', 'trusted-types offsite-demo ')
}

const FIND_BASE = `
const [, base, page] = /^(.*?\\/)((?:projects\\/|(?:coverage|outage|history)$).*)$/.exec(location.pathname) ?? []
if (base !== undefined) location.replace(base + '#/' + page + location.search + location.hash)
`

/**
 * What a static host answers where it has no file: brings the address of one of the console's pages
 * to the demo's own page, behind a #. The demo's folder is what stands before the page's address.
 */
export function notFoundPage(): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${hashScript(FIND_BASE)}" />
    <title>Not found</title>
    <script>${FIND_BASE}</script>
  </head>
  <body>
    <p>There is no such page.</p>
  </body>
</html>
`
}
