/** The organization that every project belongs to. */
export const ORGANIZATION = {
  id: 'org4ac3e5a1b7c',
  name: 'Acme',
  accountId: 'a4ac3e5a1b7c',
  billingGroupId: '7c1c54e2-3d0f-4c51-9a3f-0a8d8f0d2a11',
}
