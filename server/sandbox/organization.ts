import { ApiError } from './errors'

/** The organization that every project belongs to, and the account that is its other name. */
export const ORGANIZATION = {
  id: 'org4ac3e5a1b7c',
  name: 'Acme',
  accountId: 'a4ac3e5a1b7c',
  ownerTeamId: 'at4ac3e5a1b7c',
  billingGroupId: '7c1c54e2-3d0f-4c51-9a3f-0a8d8f0d2a11',
  createTime: '2023-05-09T07:30:00Z',
  updateTime: '2025-02-11T13:05:42Z',
}

/** @throws ApiError 404 when there is no organization of that id */
export function knownOrganization(id: string): typeof ORGANIZATION {
  if (id === ORGANIZATION.id) return ORGANIZATION
  throw new ApiError(404, 'Organization does not exist', 'organization_not_found')
}

/** @throws ApiError 404 when there is no account of that id */
export function knownAccount(id: string): typeof ORGANIZATION {
  if (id === ORGANIZATION.accountId) return ORGANIZATION
  throw new ApiError(404, 'Account does not exist', 'account_not_found')
}
