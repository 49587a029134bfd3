import { expect, it } from 'vitest'
import { countPlaywright, countStep, countVitest } from './counts.mjs'

const unit = {
  numPassedTests: 7,
  numFailedTests: 1,
  numPendingTests: 3,
  testResults: [
    { status: 'failed', assertionResults: [{ status: 'failed' }] },
    { status: 'failed', assertionResults: [] },
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
  ],
}
const e2e = { stats: { expected: 5, flaky: 1, unexpected: 2, skipped: 4 }, errors: [{}] }

it.each([
  ['a check that passes', { ok: true }, 1, 0],
  ['a check that fails', { ok: false }, 0, 1],
  ['unit tests, with a file that cannot run', { report: unit, count: countVitest }, 7, 2],
  ['browser tests, with an error outside them', { report: e2e, count: countPlaywright }, 6, 3],
  ['tests that end without a report', { ok: false, count: countVitest }, 0, 1],
  [
    'tests that all pass while the run fails',
    {
      ok: false,
      report: { ...e2e, stats: { ...e2e.stats, unexpected: 0 }, errors: [] },
      count: countPlaywright,
    },
    6,
    1,
  ],
])('%s', (_, step, passed, failed) => {
  expect(countStep({ ok: failed === 0, ...step })).toMatchObject({ passed, failed })
})

it.each([
  [{ report: e2e, count: countPlaywright }, 4],
  [{ report: unit, count: countVitest }, 3],
  [{ ok: true }, 0],
])('what was skipped is counted: %j', (step, skipped) => {
  expect(countStep({ ok: true, ...step }).skipped).toBe(skipped)
})
