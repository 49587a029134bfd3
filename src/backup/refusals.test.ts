import { expect, it } from 'vitest'
import { isAboutRegion, refusalKind } from './refusals'

const REGION = 'aws-eu-west-1'

it.each([
  [403, undefined, 'No', REGION, 'no-permission'],
  [403, 'feature_not_enabled', 'No', REGION, 'feature-not-enabled'],
  [400, 'feature_not_enabled', 'No', REGION, 'feature-not-enabled'],
  [409, undefined, 'Too soon', REGION, 'region-too-soon'],
  [409, undefined, 'Busy', undefined, undefined],
  [
    400,
    undefined,
    `Cannot use '${REGION}' for the authorized tenant`,
    REGION,
    'region-not-accepted',
  ],
  [400, undefined, 'Invalid input for backup_hour', REGION, undefined],
  [500, undefined, `Trouble with ${REGION}`, REGION, undefined],
] as const)('%s %s “%s” on setting %s is %s', (status, errorCode, message, region, kind) => {
  const refusal = refusalKind({ status, errorCode, message }, region)
  expect(refusal).toBe(kind)
  expect(isAboutRegion(refusal)).toBe(kind !== undefined && kind !== 'no-permission')
})
