import { expect, it } from 'vitest'
import { ApiError } from '~/api/errors'
import { refusedField } from './refused-field'

it.each([
  [409, 'Service name is already in use in this project', 'name'],
  [400, "Invalid 'user_config': Invalid input for recovery_target_time: x", 'target'],
  [400, "Invalid 'user_config': Invalid input for recovery_basebackup_name: x", 'backup'],
  [400, "Invalid plan 'X' for service type 'pg'", 'plan'],
  [400, "Cannot use 'azure-uae-north' for the authorized tenant", 'cloud'],
  [400, "Invalid input for service_name: 'A' does not match", 'name'],
  [400, "Invalid 'user_config': Invalid input for service_to_fork_from: no", undefined],
  [403, 'Creation of a read replica not allowed under current plan', undefined],
  [500, 'plan', undefined],
])('%i “%s” is about %s', (status, message, field) => {
  const error = new ApiError({ kind: 'status', method: 'POST', path: '/', status, message })
  expect(refusedField(error)).toBe(field)
})
