import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../json'
import type { ServiceFacts } from '../model'
import { updateService } from '../services/update'
import { backupFacts, exampleService, START } from '../test/support'
import { DAY, HOUR, MINUTE, SECOND } from '../time'
import { logsResponse } from './routes'

const REGION = 'aws-eu-west-1'
const logs = (facts: ServiceFacts, body: JsonObject = {}, now = START) =>
  logsResponse(facts, body, now)

/** Pages until nothing comes any more. */
function all(facts: ServiceFacts, body: JsonObject, now = START) {
  const lines = []
  for (let offset: string | null = null; ;) {
    const page = logs(facts, { ...body, offset }, now)
    if (page.logs.length === 0) return lines
    lines.push(...page.logs)
    offset = page.offset
  }
}

describe('paging', () => {
  const facts = exampleService()
  const everything = all(facts, { limit: 500 })

  test('forwards and backwards tell the same, in pages of any size', () => {
    expect(everything.length).toBeGreaterThan(1000)
    expect(everything.map(({ time }) => time)).toEqual(everything.map(({ time }) => time).sort())
    expect(all(facts, { limit: 37 })).toEqual(everything)
    expect(all(facts, { limit: 41, sort_order: 'desc' }).toReversed()).toEqual(everything)
  })

  test('backwards it ends at the first line', () => {
    const rest = everything.length % 500
    let page = logs(facts, { limit: 500, sort_order: 'desc' })
    for (let i = 500; i < everything.length; i += 500) {
      expect(page.offset).not.toBe(page.first_log_offset)
      page = logs(facts, { limit: 500, sort_order: 'desc', offset: page.offset })
    }
    expect(page.logs).toHaveLength(rest)
    expect(page.offset).toBe(page.first_log_offset)
    expect(logs(facts, { offset: page.first_log_offset, limit: 1 }).logs).toEqual([everything[0]])
  })

  test('turning round repeats the page', () => {
    const first = logs(facts, { limit: 7 })
    const second = logs(facts, { limit: 7, offset: first.offset })
    const back = logs(facts, { limit: 7, offset: second.offset, sort_order: 'desc' })
    expect(back.logs.toReversed()).toEqual(second.logs)
  })

  test('who follows from the end gets what is new, once', () => {
    let { offset } = logs(facts, { limit: 500 })
    while (logs(facts, { offset }).logs.length > 0) ({ offset } = logs(facts, { offset }))
    const fresh = logs(facts, { offset, limit: 500 }, START + HOUR).logs
    const later = all(facts, { limit: 500 }, START + HOUR)
    expect(fresh.length).toBeGreaterThan(5)
    expect(later.slice(-fresh.length)).toEqual(fresh)
    expect(later.at(-fresh.length - 1)).toEqual(everything.at(-1))
  })

  test('there is nothing to page through before the service wrote something', () => {
    const young = exampleService({ createdAt: START + HOUR })
    expect(logs(young)).toEqual({ logs: [], offset: null, first_log_offset: null })
  })
})

test('a line has what the CLI prints', () => {
  for (const line of logs(exampleService()).logs) {
    expect(line).toEqual({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      hostname: expect.stringMatching(/^example-pg-[12]$/),
      unit: expect.stringMatching(/\.service$/),
      severity: expect.any(String),
      msg: expect.any(String),
    })
  }
})

describe('the log tells what happened', () => {
  const told = (facts: ServiceFacts, text: string, now = START) =>
    all(facts, { limit: 500 }, now).filter(({ msg }) => msg.includes(text))

  test('backups and their copies', () => {
    const body = { user_config: { additional_backup_regions: [REGION] } }
    const facts = updateService(exampleService(), body, START)
    expect(told(facts, 'copied', START + 41 * SECOND)).toEqual([])
    expect(told(facts, 'copied', START + 43 * SECOND)).toHaveLength(1)
    expect(told(facts, 'base backup completed', START + HOUR)).toHaveLength(5)
  })

  test('a pause that has a reason, not one that nobody noticed', () => {
    const paused = (reason?: string) =>
      exampleService({
        backup: backupFacts({
          regions: [{ cloud: REGION, from: START - 9 * DAY }],
          interruptions: [{ from: START - DAY, ...(reason && { reason }) }],
        }),
      })
    expect(told(paused('maintenance'), 'paused: maintenance')).toMatchObject([
      { severity: 'warning' },
    ])
    expect(told(paused(), 'paused')).toEqual([])
  })

  test('power and new nodes', () => {
    const off = updateService(exampleService(), { powered: false }, START)
    const silent = all(off, { limit: 500 }, START + DAY)
    expect(silent.at(-1)?.msg).toBe('stopping: power off')
    expect(new Date(silent.at(-1)?.time ?? '').getTime()).toBeLessThan(START)
    const rebuilt = updateService(exampleService(), { plan: 'business-8' }, START)
    expect(told(rebuilt, 'promoted', START + 2 * MINUTE)).toMatchObject([
      { hostname: 'example-pg-3', severity: 'notice' },
    ])
  })

  test('a disk that is nearly full', () => {
    const full = exampleService({ data: { bytes: 80e9, bytesPerDay: 0 } })
    expect(told(full, 'disk is 93 % full').length).toBeGreaterThan(90)
  })
})

test('a severity leaves out what is less serious', () => {
  const full = exampleService({ data: { bytes: 80e9, bytesPerDay: 0 } })
  const warnings = all(full, { severity: 'warning' })
  expect(new Set(warnings.map(({ severity }) => severity))).toEqual(new Set(['warning']))
  expect(all(full, { severity: 'debug', limit: 500 }).length).toBeGreaterThan(warnings.length)
  expect(logs(full, { severity: 'crit' }).logs).toEqual([])
})

test.each([
  [{ limit: 0 }, 'Invalid input for limit: 0 is less than the minimum of 1'],
  [{ limit: 501 }, 'Invalid input for limit: 501 is greater than the maximum of 500'],
  [{ limit: '9' }, "Invalid input for limit: '9' is not of type 'integer'"],
  [{ sort_order: 'up' }, "Invalid input for sort_order: 'up' is not one of ['asc', 'desc']"],
  [{ offset: 'x'.repeat(129) }, `Invalid input for offset: '${'x'.repeat(129)}' is too long`],
  [{ offset: 'end' }, 'Invalid input for offset: unknown offset'],
  [{ severity: 3 }, "Invalid input for severity: 3 is not of type 'string'"],
])('%j is refused', (body, message) => {
  expect(() => logs(exampleService(), body)).toThrow(
    expect.objectContaining({ status: 400, message }),
  )
})
