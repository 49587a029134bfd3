import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { testSandbox } from '../support'
import { MINUTE, SECOND } from '../../time'
import { CLIENTS, send, type Recorded } from './clients'
import * as shapes from './shapes'

/** The samples of Aiven's documentation, in the order in which a person runs them. */

const PROJECT = '/v1/project/acme-production'
const PG = `${PROJECT}/service/billing-pg`
const oneService = z.strictObject({ service: shapes.service })

let sandbox: ReturnType<typeof testSandbox>
beforeAll(() => {
  sandbox = testSandbox()
})
afterAll(() => sandbox.close())

const curl = (method: Recorded['method'], path: string, body?: string) =>
  send(sandbox, CLIENTS.curl, { method, path, ...(body !== undefined && { body }) })

test('enable for an existing service', async () => {
  const { status, answer } = await curl(
    'PUT',
    PG,
    '{"user_config": {"additional_backup_regions": ["aws-eu-west-1"]}}',
  )
  expect(oneService.parse(answer).service.user_config).toMatchObject({
    additional_backup_regions: ['aws-eu-west-1'],
  })
  expect(status).toBe(200)
})

test('the copy and its window are there a minute later', async () => {
  sandbox.time.now += MINUTE
  const { answer } = await curl('GET', `${PG}/backups`)
  const { backups, pitr } = shapes.backups.parse(answer)
  expect(backups.at(-1)?.additional_regions).toEqual([
    { cloud: 'aws-eu-west-1', region: 'eu-west-1', paused: false },
  ])
  expect(pitr?.additional_regions).toMatchObject([{ cloud: 'aws-eu-west-1', region: 'eu-west-1' }])
})

test.each(['hour', 'day', 'week', 'month', 'year'])('lag report of a %s', async (period) => {
  const report = `${PROJECT}/service/orders-pg/backup_to_another_region/report`
  const { status, answer } = await curl('POST', report, `{"period":"${period}"}`)
  const [chart, ...others] = Object.values(shapes.metrics.parse(answer).metrics)
  expect(others).toEqual([])
  expect(chart?.hints.title).toMatch(/lag/i)
  expect(chart?.data.cols.map(({ type }) => type)).toEqual(['date', 'number'])
  expect(status).toBe(200)
})

test('the report ends with the lag that the window tells', async () => {
  const service = `${PROJECT}/service/orders-pg`
  const { answer } = await curl('GET', `${service}/backups`)
  const end = shapes.backups.parse(answer).pitr?.additional_regions[0]?.pitr_range_end ?? ''
  const report = await curl('POST', `${service}/backup_to_another_region/report`, '{}')
  const [chart] = Object.values(shapes.metrics.parse(report.answer).metrics)
  const [time, lag] = chart?.data.rows.at(-1) ?? []
  expect(lag).toBe((Date.parse(time ?? '') - Date.parse(end)) / SECOND)
})

test.each(['/service/inventory-mysql/alerts', '/alerts'])('what is wrong now: %s', async (path) => {
  const { status, answer } = await curl('GET', PROJECT + path)
  expect(shapes.alerts.parse(answer).alerts).toContainEqual(
    expect.objectContaining({ project_name: 'acme-production', service_name: 'inventory-mysql' }),
  )
  expect(status).toBe(200)
})

test('enable for a new service', async () => {
  const { status, answer } = await curl(
    'POST',
    `${PROJECT}/service`,
    `{"cloud":"aws-eu-central-1","plan":"business-4","service_name":"new-pg","service_type":"pg",
       "user_config":{"additional_backup_regions":["aws-eu-west-1"]}}`,
  )
  expect(oneService.parse(answer).service.state).toBe('REBUILDING')
  expect(status).toBe(200)
})

test('fork from the secondary backup to a point in time', async () => {
  const { answer } = await curl('GET', `${PROJECT}/service/orders-pg/backups`)
  const window = shapes.backups.parse(answer).pitr?.additional_regions[0]
  const fork = (name: string, target: number) =>
    curl(
      'POST',
      `${PROJECT}/service`,
      JSON.stringify({
        cloud: 'aws-eu-west-1',
        plan: 'business-8',
        service_name: name,
        service_type: 'pg',
        user_config: {
          service_to_fork_from: 'orders-pg',
          recovery_target_time: new Date(target).toISOString().replace(/\.000Z$/, '+00:00'),
        },
      }),
    )
  const [start, end] = [window?.pitr_range_start, window?.pitr_range_end].map((time) =>
    Date.parse(time ?? ''),
  )
  expect((await fork('at-start-pg', start!)).status).toBe(200)
  expect((await fork('at-end-pg', end!)).status).toBe(200)
  for (const outside of [start! - SECOND, end! + SECOND]) {
    const refused = await fork('outside-pg', outside)
    expect(refused.status).toBe(400)
    const { message } = shapes.errorBody.parse(refused.answer)
    expect(message).toContain(window?.pitr_range_start)
    expect(message).toContain(window?.pitr_range_end)
  }
})

test('disable', async () => {
  const { answer } = await curl('PUT', PG, '{"user_config": {"additional_backup_regions": []}}')
  expect(oneService.parse(answer).service.user_config.additional_backup_regions).toEqual([])
  const report = await curl('POST', `${PG}/backup_to_another_region/report`, '{"period":"day"}')
  expect(report.answer).toEqual({ metrics: {} })
})

test('a published sample with a comma too many is refused with a clear text', async () => {
  const { status, answer } = await curl(
    'POST',
    `${PROJECT}/service`,
    '{"cloud":"aws-eu-west-1","plan":"business-4","service_name":"x","service_type":"pg","user_config":{"service_to_fork_from":"orders-pg",}}',
  )
  expect(status).toBe(400)
  expect(shapes.errorBody.parse(answer).message).toMatch(/JSON/)
})
