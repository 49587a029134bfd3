import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { testSandbox } from '../support'
import { SECOND } from '../../time'
import { CLIENTS, send, type Recorded } from './clients'
import * as shapes from './shapes'

/** What Terraform's provider sends for one service, from its creation to its end. */

const PROJECT = '/v1/project/acme-production'
const SERVICE = `${PROJECT}/service/tf-pg`
const oneService = z.strictObject({ service: shapes.service })

let sandbox: ReturnType<typeof testSandbox>
beforeAll(() => {
  sandbox = testSandbox()
})
afterAll(() => sandbox.close())

const go = (method: Recorded['method'], path: string, body?: object) =>
  send(sandbox, CLIENTS.go, { method, path, ...(body && { body }) })

/** Every five seconds until it runs in five answers in a row and, for PostgreSQL, has a backup. */
async function waitUntilRunning(): Promise<void> {
  let inARow = 0
  for (let poll = 0; poll < 100; poll++) {
    const { answer } = await go('GET', SERVICE)
    const { state, backups } = oneService.parse(answer).service
    inARow = state === 'RUNNING' && backups.length > 0 ? inARow + 1 : 0
    if (inARow === 5) return
    sandbox.time.now += 5 * SECOND
  }
  throw new Error('tf-pg does not run')
}

test('create, wait, tags, reads', async () => {
  const created = await go('POST', `${PROJECT}/service`, {
    cloud: 'aws-eu-central-1',
    plan: 'business-4',
    project_vpc_id: null,
    service_integrations: [],
    maintenance: { dow: 'monday', time: '10:00:00' },
    service_name: 'tf-pg',
    service_type: 'pg',
    termination_protection: false,
    disk_space_mb: 92_160 * 2,
    user_config: { additional_backup_regions: ['aws-eu-west-1'], pg_version: '17' },
    static_ips: [],
    tech_emails: [{ email: 'dba@acme.example' }],
  })
  expect(oneService.parse(created.answer).service).toMatchObject({
    maintenance: { dow: 'monday', time: '10:00:00' },
    disk_space_mb: 184_320,
    tech_emails: [{ email: 'dba@acme.example' }],
  })
  await waitUntilRunning()

  const tagged = await go('PUT', `${SERVICE}/tags`, { tags: { managed: 'terraform' } })
  expect(tagged.status).toBe(200)
  const secrets = await go('GET', `${SERVICE}?include_secrets=true`)
  expect(oneService.parse(secrets.answer).service.tags).toEqual({ managed: 'terraform' })
  expect(JSON.stringify(secrets.answer)).not.toContain('<redacted>')

  const plan = await go('GET', `${PROJECT}/service-types/pg/plans/business-4`)
  shapes.planSpecification.parse(plan.answer)
  expect((await go('GET', `${PROJECT}/static-ips`)).answer).toEqual({ static_ips: [] })
  shapes.tags.parse((await go('GET', `${SERVICE}/tags`)).answer)
  shapes.price.parse(
    (
      await go(
        'GET',
        `${PROJECT}/pricing/service-types/pg/plans/business-4/clouds/aws-eu-central-1`,
      )
    ).answer,
  )
})

test('update powers on, changes one option and leaves the service running', async () => {
  const { answer } = await go('PUT', SERVICE, {
    cloud: 'aws-eu-central-1',
    plan: 'business-4',
    maintenance: { dow: 'monday', time: '10:00:00' },
    project_vpc_id: null,
    powered: true,
    termination_protection: false,
    disk_space_mb: 184_320,
    user_config: { additional_backup_regions: ['aws-eu-west-1'], backup_hour: 4 },
    tech_emails: [{ email: 'dba@acme.example' }],
  })
  expect(oneService.parse(answer).service).toMatchObject({
    state: 'RUNNING',
    user_config: { backup_hour: 4, pg_version: '17' },
  })
  await waitUntilRunning()
})

test('delete, then until it is gone', async () => {
  expect((await go('DELETE', SERVICE)).status).toBe(200)
  const { status, answer } = await go('GET', SERVICE)
  expect(status).toBe(404)
  // The client takes this text for the service being gone, or not there yet.
  expect(shapes.errorBody.parse(answer).message).toMatch(/Service \S+ does not exist/)
})
