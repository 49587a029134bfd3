// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import type { Finding } from '~/policy/finding'
import type { CheckReport } from '../check-report'
import { REPORTS } from './index'

const HOSTILE = `a<b>&"'|\`_*[x](y)@all\u0000\u0007\uD800\u202E]]>--`

const finding = (changes: Partial<Finding>): Finding => ({
  project: 'acme',
  service: 'orders-pg',
  rule: 'protected',
  by: 'gold',
  outcome: 'holds',
  found: 'Protected: it is.',
  ...changes,
})

const REPORT: CheckReport = {
  kind: 'services',
  source: 'https://api.aiven.io/',
  policy: 'offsite.yaml',
  checkedAt: Date.UTC(2026, 7, 21, 10),
  judged: 4,
  uncovered: 1,
  findings: [
    finding({}),
    finding({
      service: HOSTILE,
      outcome: 'broken',
      found: `Paused: ${HOSTILE}\nand more`,
      state: 'Paused',
      age: 60,
      ratio: 2,
      since: Date.UTC(2026, 7, 20),
      remedy: 'Add a region',
      command: `avn service update ${HOSTILE}`,
    }),
    finding({ project: HOSTILE, service: undefined, rule: 'reading', outcome: 'unknown' }),
    finding({
      service: 'old-pg',
      outcome: 'excepted',
      exception: { until: '2027-01-31', reason: HOSTILE },
    }),
    finding({ service: 'events-kafka', outcome: 'not-supported', found: 'Not supported.' }),
  ],
  notes: [HOSTILE],
}

/** XML by the rules of a browser, which refuses what is not well-formed. */
function parseXml(text: string) {
  const document = new DOMParser().parseFromString(text, 'application/xml')
  expect(document.querySelector('parsererror')).toBeNull()
  return document
}

describe('a report', () => {
  it('for people lists what is not as it should be, worst first, and the verdict', () => {
    const text = REPORTS.table(REPORT)
    const lines = text.split('\n')
    expect(lines[0]).toMatch(/^RESULT +SERVICE +RULE +FOUND$/)
    const results = lines.filter((line) =>
      /^(Broken|Unknown|Excepted|Not supported|Holds) /.test(line),
    )
    expect(results.map((line) => line.split(' ')[0])).toEqual(['Broken', 'Unknown', 'Excepted'])
    expect(text).toContain('Since 20 Aug 2026, 00:00 UTC')
    expect(text).toContain('Excepted until 2027-01-31')
    expect(text).toContain(
      'Broken. 4 services, 1 broken, 1 unknown, 1 excepted, 1 not supported, 1 hold.',
    )
  })

  it.each(['table', 'markdown'] as const)(
    'as a %s holds nothing that acts on its own',
    (format) => {
      const text = REPORTS[format](REPORT)
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/u)
    },
  )

  it('as Markdown keeps names in their cells and out of links, mentions and HTML', () => {
    const rows = REPORTS.markdown(REPORT)
      .split('\n')
      .filter((line) => line.startsWith('|'))
    expect(rows).toHaveLength(5)
    for (const row of rows) {
      expect(row.match(/(?<!\\)\|/g)).toHaveLength(6)
      expect(row.replaceAll(/<(br|\/?code)>/g, '')).not.toMatch(/<|@|(?<!\\)\[|(?<!\\)`/)
    }
  })

  it('as JUnit is well-formed, whatever the names, with a case for each finding', () => {
    const document = parseXml(REPORTS.junit(REPORT))
    const suites = [...document.querySelectorAll('testsuite')]
    expect(suites.map((suite) => suite.getAttribute('tests'))).toEqual(['4', '1'])
    const cases = [...document.querySelectorAll('testcase')]
    expect(cases.map((one) => one.firstElementChild?.tagName)).toEqual([
      undefined,
      'failure',
      'skipped',
      'skipped',
      'error',
    ])
    const root = document.documentElement
    expect(
      ['tests', 'failures', 'errors', 'skipped'].map((name) => root.getAttribute(name)),
    ).toEqual(['5', '1', '1', '2'])
    const failure = document.querySelector('failure')
    expect(failure?.getAttribute('message')).toContain(`a<b>&"'|\`_*[x](y)@all`)
    expect(failure?.textContent).toContain('avn service update')
  })

  it('as JSON has the exit code, and null for what is not known', () => {
    const { findings, ...head } = JSON.parse(REPORTS.json(REPORT)) as {
      findings: Record<string, unknown>[]
    }
    expect(head).toMatchObject({
      format: 'offsite check',
      format_version: 1,
      verdict: 'broken',
      exit_code: 1,
      checked_at: '2026-08-21T10:00:00.000Z',
      services: 4,
      services_without_rule: 1,
      outcomes: { broken: 1, unknown: 1, excepted: 1, 'not-supported': 1, holds: 1 },
    })
    expect(findings[0]).toMatchObject({ age_seconds: null, since: null, command: null })
    expect(findings[1]).toMatchObject({ age_seconds: 60, since: '2026-08-20T00:00:00.000Z' })
  })
})
