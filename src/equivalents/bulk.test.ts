import { expect, it } from 'vitest'
import { readByShell } from '~/test/shell'
import { bulkEquivalents, type RegionChange } from './bulk'
import { AIVEN_API } from './equivalent'

const CHANGES: RegionChange[] = ['orders', 'billing'].map((project) => ({
  project,
  service: 'main-pg',
  type: 'pg',
  region: 'aws-eu-west-1',
}))

const [withAvn, withCurl] = bulkEquivalents(CHANGES, AIVEN_API, () => undefined)

it('is one script, which goes on when a service is refused', () => {
  expect(readByShell(withAvn?.text.replace('exit $failed', '') ?? '')).toEqual(
    CHANGES.map(({ project }) => [
      'avn',
      'service',
      'update',
      'main-pg',
      '--project',
      project,
      '-c',
      'additional_backup_regions=["aws-eu-west-1"]',
    ]),
  )
  expect(withAvn?.text.match(/\|\| failed=1$/gm)).toHaveLength(2)
})

it('sends with curl what the console sends', () => {
  const commands = readByShell(withCurl?.text ?? '', { AIVEN_TOKEN: 'x' })
  expect(commands).toHaveLength(2)
  expect(commands[0]).toEqual(
    expect.arrayContaining([
      'PUT',
      '{"user_config":{"additional_backup_regions":["aws-eu-west-1"]}}',
    ]),
  )
})
