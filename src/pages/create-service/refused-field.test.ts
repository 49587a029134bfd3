import { expect, it } from 'vitest'
import { ApiError } from '~/api/errors'
import { makeOptions } from '~/test/options'
import { refusedField } from './refused-field'

const refusal = (status: number, message: string, errorCode?: string) =>
  new ApiError({ kind: 'status', method: 'POST', path: '/', status, message, errorCode })
const sent = {
  region: 'aws-eu-west-1',
  options: makeOptions('pg').filter(({ key }) => key === 'backup_hour'),
}

it.each([
  [409, 'Service name is already in use in this project', 'name'],
  [400, "Invalid input for service_name: 'A' does not match", 'name'],
  [400, "Invalid plan 'x' for service type 'pg'", 'plan'],
  [400, "Invalid service type 'x'", 'type'],
  [400, "Invalid input for cloud: unknown cloud 'x'", 'cloud'],
  [400, "Cannot use 'azure-uae-north' for the authorized tenant", 'cloud'],
  [400, "Cannot use 'aws-eu-west-1' for the authorized tenant", 'region'],
  [400, "Invalid 'user_config': Invalid input for additional_backup_regions: no", 'region'],
  [400, "Invalid 'user_config': Invalid input for backup_hour: 99 is too large", 'options'],
  [400, "Invalid input for tags: 'x' is not of type 'object'", 'tags'],
  [400, 'Something else', undefined],
  [403, 'Not a project member', undefined],
  [500, "Invalid plan 'x'", undefined],
])('%s “%s” is about: %s', (status, message, field) => {
  expect(refusedField(refusal(status, message), sent)?.field).toBe(field)
})

it('a feature that is not enabled is about the region, where one was asked for', () => {
  const error = refusal(403, 'Not enabled', 'feature_not_enabled')
  expect(refusedField(error, sent)?.field).toBe('region')
  expect(refusedField(error, { ...sent, region: undefined })).toBeUndefined()
})
