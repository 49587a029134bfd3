import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testSandbox } from '../../server/sandbox/test/support'
import { makeOptions } from '~/test/options'
import { isObject } from '~/lib/is-object'
import { valueAt, withoutNulls, type JsonObject } from './json'
import type { Option } from './options'
import { currentValue, patchFor, type Edit } from './patch'
import { problemsOfEdit } from './problems'
import { isUnset, findLock, findRemoval } from './removal'
import { arbitraryFor } from './test/arbitrary'

/** A service of the demo for each type, and a region that its backups can be copied to. */
const SERVICES: [type: string, service: string, region?: string][] = [
  ['clickhouse', 'acme-analytics/service/warehouse-clickhouse'],
  ['dragonfly', 'acme-staging/service/staging-dragonfly'],
  ['flink', 'acme-analytics/service/enrich-flink'],
  ['grafana', 'acme-analytics/service/boards-grafana', 'google-europe-west4'],
  ['kafka', 'acme-production/service/events-kafka'],
  ['kafka_connect', 'acme-staging/service/staging-connect'],
  ['kafka_mirrormaker', 'acme-analytics/service/mirror-kafka'],
  ['mysql', 'acme-production/service/users-mysql', 'google-europe-west4'],
  ['opensearch', 'acme-production/service/search-os', 'aws-eu-north-1'],
  ['pg', 'acme-production/service/billing-pg', 'aws-eu-west-1'],
  ['thanos', 'acme-analytics/service/metrics-thanos'],
  ['valkey', 'acme-production/service/sessions-valkey', 'aws-eu-west-1'],
]

let sandbox: ReturnType<typeof testSandbox>
beforeAll(() => {
  sandbox = testSandbox()
})
afterAll(() => sandbox.close())

describe.each(SERVICES)(
  'an edit of any option of %s',
  { timeout: 60_000 },
  (type, service, region) => {
    const path = `/v1/project/${service}?include_secrets=true`
    const options = makeOptions(type)

    it('is what the service then has, and nothing else changes', async () => {
      for (const option of options) {
        // A version can only be raised.
        if (option.key === `${type}_version`) continue
        const values = valuesOf(option, region)
        if (!values || findLock(option) !== null) continue
        const saves = fc.asyncProperty(editOf(values), async (edit) => {
          const before = configIn(await sandbox.call(path))
          fc.pre(problemsOfEdit(option, before, edit).length === 0)
          const patch = patchFor(options, before, new Map([[option.key, edit]]))

          const { status, body } = await sandbox.call(path, { body: { user_config: patch } })
          expect({ key: option.key, status, body }).toMatchObject({ key: option.key, status: 200 })
          const after = configIn(await sandbox.call(path))
          expect([option.key, currentValue(option, after)]).toEqual([
            option.key,
            wantedBy(option, before, edit),
          ])
          expect(without(after, option.path)).toEqual(without(before, option.path))
        })
        await fc.assert(saves, { numRuns: 3 })
      }
      expect(sandbox.log).toEqual([])
    })
  },
)

/** Values that the rules of the schema allow; of the region, those that Aiven’s own rules allow too. */
function valuesOf(option: Option, region: string | undefined): fc.Arbitrary<unknown> | undefined {
  if (option.key === 'ip_filter') return fc.subarray<unknown>(['10.0.0.0/8', '192.0.2.7', '::/0'])
  if (option.key !== 'additional_backup_regions') return arbitraryFor(option.field)
  return region === undefined ? undefined : fc.constantFrom<unknown>([region], [])
}

function editOf(values: fc.Arbitrary<unknown>): fc.Arbitrary<Edit> {
  return fc.oneof(
    { weight: 3, arbitrary: values.map((value): Edit => ({ kind: 'set', value })) },
    { weight: 1, arbitrary: fc.constant<Edit>({ kind: 'remove' }) },
  )
}

function wantedBy(option: Option, before: JsonObject, edit: Edit): unknown {
  if (edit.kind === 'set') {
    return isUnset(option, edit.value) ? undefined : withoutNulls(edit.value)
  }
  if (currentValue(option, before) === undefined) return undefined
  const removal = findRemoval(option)
  return removal.kind === 'default' ? removal.value : undefined
}

function configIn({ body }: { body: unknown }): JsonObject {
  const config = valueAt(body, ['service', 'user_config'])
  return isObject(config) ? config : {}
}

/** The object without the value at a path, nor the groups that are then empty. */
function without(config: JsonObject, [key = '', ...rest]: readonly string[]): JsonObject {
  const { [key]: part, ...others } = config
  if (rest.length === 0 || !isObject(part)) return others
  const smaller = without(part, rest)
  return Object.keys(smaller).length === 0 ? others : { ...others, [key]: smaller }
}
