import { join } from 'node:path'
import type { Plugin, Rolldown } from 'vite'

type Graph = Pick<Rolldown.PluginContext, 'getModuleInfo'>

/** What shows the first list. Two files, as packages change less often than the rest. */
const FIRST = ['src/main.tsx', 'src/mount.tsx', 'src/pages/services/index.tsx']

/**
 * What the page for signing in needs, which is no reason to load what else is shared; with it comes
 * what says that somebody else has signed in.
 */
const FORMS = ['src/pages/frame/sign-in/SignInPage.tsx', 'src/pages/frame/SessionChanged.tsx']

/** What stands on every page when the API is a sandbox: one small file, which no page waits for. */
const SANDBOX = ['src/pages/frame/rehearse/index.tsx', 'src/pages/frame/tour/index.tsx']

/** The tabs of a service are one file: whoever opens one soon opens another. */
const SERVICE = [
  'src/pages/service/index.tsx',
  'src/pages/service/overview/index.tsx',
  'src/pages/service/backups/index.tsx',
]

/** Pages that are opened without a service, each with a file of its own. */
const OTHERS = [
  ['src/pages/coverage/index.tsx'],
  ['src/pages/outage/index.tsx'],
  ['src/pages/history/index.tsx'],
  ['src/pages/create-service/index.tsx'],
]

/** A dialog that makes what the page of outages makes: what they share gets no file of its own. */
const FORK = ['src/pages/service/fork/index.tsx']

/**
 * Decides which modules share a file: a request less is worth more than a few kilobytes less, and no
 * page waits for files that name further files.
 * @param root the folder of the project
 * @returns a plugin that learns the imports, and the groups for `output.codeSplitting`
 */
export function chunksByPage(root: string): {
  plugin: Plugin
  groups: Rolldown.CodeSplittingGroup[]
} {
  /** The group of each module that a page loads at once; what only dialogs need has none. */
  const groupOf = new Map<string, string>()
  return {
    plugin: {
      name: 'chunks-by-page',
      buildEnd() {
        const reached = (paths: readonly string[]) =>
          reach(
            paths.map((path) => join(root, path)),
            this,
          )
        const others = OTHERS.map(reached)
        const pages = [reached(SERVICE), ...others]
        const fork = reached(FORK)
        const isShared = (id: string) =>
          pages.filter((page) => page.has(id)).length > 1 ||
          (fork.has(id) && others.some((page) => page.has(id)))
        const put = (ids: Iterable<string>, group: string) => {
          for (const id of ids) if (!groupOf.has(id)) groupOf.set(id, group)
        }
        put(reached(FIRST), 'first')
        put(pages.flatMap((page) => [...page]).filter(isShared), 'pages')
        put(reached(SERVICE), 'service')
        put(reached(FORMS), 'forms')
        put(reached(SANDBOX), 'sandbox')
      },
    },
    groups: [
      {
        name: 'libraries',
        test: (id: string) => groupOf.get(id) === 'first' && /node_modules/.test(id),
      },
      ...['first', 'pages', 'service', 'forms', 'sandbox'].map((name) => ({
        name,
        test: (id: string) => groupOf.get(id) === name,
      })),
      { name: 'dialogs', test: (id: string) => !groupOf.has(id), minShareCount: 2 },
    ],
  }
}

/** All modules that these import, but not what only `import()` leads to. */
function reach(entries: readonly string[], graph: Graph): Set<string> {
  const reached = new Set<string>()
  const visit = (id: string) => {
    if (reached.has(id)) return
    reached.add(id)
    graph.getModuleInfo(id)?.importedIds.forEach(visit)
  }
  entries.forEach(visit)
  return reached
}
