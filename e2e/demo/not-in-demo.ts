/** Whether the tests run against the demo: `npm run e2e -- --demo`. */
export const isDemo = process.env['OFFSITE_DEMO'] !== undefined

/** Test files that do not run against the demo, each with the reason. */
const FILES: Readonly<Record<string, string>> = {
  'demo.spec.ts': 'is about the demo anyway, with a host of its own',
  'engines.spec.ts': 'drives other browsers from outside, against a process',
  'history.spec.ts': 'needs a watcher, which is a process',
  'many.spec.ts': 'puts a proxy between gateway and API',
  'monkey.spec.ts': 'lets random people at a process, with faults over HTTP',
  'mutate.spec.ts': 'puts a proxy between gateway and API',
  'prometheus.spec.ts': 'is about other programs',
  'rolling.spec.ts': 'is about several processes behind nginx',
}

/** Single tests, by their title. */
const TESTS: Readonly<Record<string, string>> = {
  'a saved value survives kill -9, and so does the session': 'ends a process',
  'a server that is gone is told, and found again': 'ends a process',
}

export const FILES_NOT_IN_DEMO = Object.keys(FILES).map((name) => `**/${name}`)

export const TESTS_NOT_IN_DEMO = Object.keys(TESTS).map(
  (title) => new RegExp(title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')),
)
