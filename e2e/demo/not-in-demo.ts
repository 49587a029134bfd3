/** Whether the tests run against the demo: `npm run e2e -- --demo`. */
export const isDemo = process.env['OFFSITE_DEMO'] !== undefined

/** Test files that do not run against the demo, each with the reason. */
const FILES: Readonly<Record<string, string>> = {
  'demo.spec.ts': 'is about the demo anyway, with a host of its own',
  'engines.spec.ts': 'drives other browsers from outside, against a process',
  'history.spec.ts': 'needs a watcher, which is a process',
  'image.spec.ts': 'is about the files of the image, and a process',
  'killed.spec.ts': 'ends a watcher, which is a process',
  'many.spec.ts': 'puts a proxy between gateway and API',
  'monkey.spec.ts': 'lets random people at a process, with faults over HTTP',
  'mutate.spec.ts': 'puts a proxy between gateway and API',
  'nginx.spec.ts': 'is about another program',
  'package.spec.ts': 'is about the npm package, and a process',
  'prometheus.spec.ts': 'is about other programs',
  'rolling.spec.ts': 'is about several processes behind nginx',
}

/** Single tests, by their title. */
const TESTS: Readonly<Record<string, string>> = {
  'a saved value survives kill -9, and so does the session': 'ends a process',
  'a server that is gone is told, and found again': 'ends a process',
  'a page that was not open before a server went says so in the frame, until it is back':
    'ends a process',
  'what must be answered outlasts Escape': 'takes the session’s cookie away: the demo has none',
  'no token and no password is in any answer, storage or log, but for the one asked for':
    'reads the cookie and the log of a process',
  'the first reads begin with the page, and none is made twice':
    'is about a header of the gateway’s page',
  'a page runs no script and shows no style that was changed on its way':
    'changes files on their way: the worker has them already',
  'a dialog whose code an update took away says so, and leaves the page':
    'takes a file away: the worker has it already',
}

export const FILES_NOT_IN_DEMO = Object.keys(FILES).map((name) => `**/${name}`)

export const TESTS_NOT_IN_DEMO = Object.keys(TESTS).map(
  (title) => new RegExp(title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')),
)
