import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

/** How many test cases a report of Vitest (JSON) counts. A file that cannot run is one failure. */
export function countVitest(report) {
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests,
  }
}

/** How many test cases a report of Playwright (JSON) counts. An error outside a test is a failure. */
export function countPlaywright({ stats, errors }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  }
}

/**
 * The count of a step from its report and its exit code. A step that failed counts at least one
 * failure, whatever its report says.
 */
export function countStep({ report, count, ok }) {
  const counts = report ? count(report) : { passed: ok ? 1 : 0, failed: 0, skipped: 0 }
  return ok || counts.failed > 0 ? counts : { ...counts, failed: 1 }
}

/** What failed, for the end of a long run: a line each, with the first line of the reason. */
export function failuresOfVitest({ testResults }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(process.cwd(), name)
    if (status === 'failed' && assertionResults.length === 0) return [`${file}: ${first(message)}`]
    return assertionResults
      .filter((one) => one.status === 'failed')
      .map((one) => `${file} > ${one.fullName}: ${first(one.failureMessages[0])}`)
  })
}

/** The same for Playwright, and what passed only when it was run again. */
export function failuresOfPlaywright({ suites, errors }) {
  const inSuite = (suite) => [
    ...suite.specs.flatMap((spec) =>
      spec.tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ status, results }) => {
          const word = status === 'flaky' ? ' (flaky)' : ''
          const reason = results.find(({ error }) => error)?.error.message
          return `${spec.file}:${spec.line} > ${spec.title}${word}: ${first(reason)}`
        }),
    ),
    ...(suite.suites ?? []).flatMap(inSuite),
  ]
  return [...errors.map(({ message }) => first(message)), ...suites.flatMap(inSuite)]
}

function first(message = '') {
  return stripVTControlCharacters(message).split('\n')[0].slice(0, 500)
}
