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
