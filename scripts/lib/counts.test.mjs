import { expect, it } from 'vitest'
import {
  countPlaywright,
  countStep,
  countVitest,
  failuresOfPlaywright,
  failuresOfVitest,
} from './counts.mjs'

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

it('what failed is told at the end, a line each', () => {
  const failed = { status: 'failed', fullName: 'adds up', failureMessages: ['not 3\n at x'] }
  const testResults = [
    { name: `${process.cwd()}/a.test.ts`, status: 'failed', assertionResults: [failed] },
    { name: `${process.cwd()}/b.test.ts`, status: 'failed', message: 'no', assertionResults: [] },
  ]
  expect(failuresOfVitest({ testResults })).toEqual(['a.test.ts > adds up: not 3', 'b.test.ts: no'])

  const spec = (status, ...messages) => ({
    file: 'c.spec.ts',
    line: 3,
    title: 'walks',
    tests: [{ status, results: messages.map((message) => ({ error: { message } })) }],
  })
  const suites = [
    {
      specs: [spec('expected')],
      suites: [{ specs: [spec('flaky', '\u001b[31mlate\u001b[0m\n'), spec('unexpected', 'lost')] }],
    },
  ]
  expect(failuresOfPlaywright({ suites, errors: [{ message: 'no browser' }] })).toEqual([
    'no browser',
    'c.spec.ts:3 > walks (flaky): late',
    'c.spec.ts:3 > walks: lost',
  ])
})
