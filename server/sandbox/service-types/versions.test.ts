import { expect, test } from 'vitest'
import { START, testSandbox } from '../test/support'
import { DAY } from '../time'
import { OPTION_TREES } from './option-trees'
import { serviceVersions } from './versions'

/** When the options' schemas were published. */
const SNAPSHOT = Date.UTC(2026, 7, 20)

test.each([...OPTION_TREES.keys()])('%s has the versions that its options offer', (type) => {
  const option = OPTION_TREES.get(type)?.properties?.[`${type}_version`]
  const deprecated = option?.enumDeprecated ?? []
  const offered = (option?.enum ?? []).map((version) => [version, !deprecated.includes(version)])
  expect(
    serviceVersions(SNAPSHOT)
      .filter(({ service_type }) => service_type === type)
      .map(({ major_version, state }) => [major_version, state === 'available']),
  ).toEqual(offered)
})

test('every version has every key, and times to the second', () => {
  for (const version of serviceVersions(START)) {
    expect(Object.keys(version).toSorted()).toEqual([
      'aiven_end_of_life_time',
      'availability_end_time',
      'availability_start_time',
      'end_of_life_help_article_url',
      'major_version',
      'service_type',
      'state',
      'termination_time',
      'upgrade_to_service_type',
      'upgrade_to_version',
      'upstream_end_of_life_time',
    ])
    for (const [key, value] of Object.entries(version)) {
      if (key.endsWith('_time') && value !== null) {
        expect(value).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
      }
    }
  }
})

test.each([
  ['2026-01-01', 'available', null],
  ['2026-06-01', 'unavailable', '18'],
  ['2026-11-12', 'eol', '18'],
])('on %s PostgreSQL 14 is %s', (date, state, upgrade_to_version) => {
  expect(
    serviceVersions(Date.parse(date)).find(
      (version) => version.service_type === 'pg' && version.major_version === '14',
    ),
  ).toMatchObject({ state, upgrade_to_version })
})

test('the CLI asks for them without a token, or for an account', async () => {
  const sandbox = testSandbox()
  const { status, body } = await sandbox.call('/v1/service_versions', { auth: null })
  expect(status).toBe(200)
  expect(await sandbox.call('/v1/account/a4ac3e5a1b7c/service_versions')).toMatchObject({
    status: 200,
    body,
  })
  expect(await sandbox.call('/v1/account/a000/service_versions')).toMatchObject({
    status: 404,
    body: { errors: [{ error_code: 'account_not_found' }] },
  })
  sandbox.time.now += 365 * DAY
  const later = await sandbox.call('/v1/service_versions', { auth: null })
  expect(later.body).not.toEqual(body)
  sandbox.close()
})
