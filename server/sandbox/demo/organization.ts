import type { ProjectFacts } from '../model'

/** The organization that every project of the demo belongs to. */
export const ORGANIZATION = {
  id: 'org4ac3e5a1b7c',
  name: 'Acme',
  accountId: 'a4ac3e5a1b7c',
  billingGroupId: '7c1c54e2-3d0f-4c51-9a3f-0a8d8f0d2a11',
}

export const PROJECTS: readonly ProjectFacts[] = [
  {
    name: 'acme-analytics',
    defaultCloud: 'google-europe-west1',
    tags: { env: 'production', unit: 'insights' },
    estimatedBalance: '2114.07',
  },
  {
    name: 'acme-production',
    defaultCloud: 'aws-eu-central-1',
    tags: { env: 'production', unit: 'shop' },
    estimatedBalance: '6420.55',
  },
  {
    name: 'acme-staging',
    defaultCloud: 'aws-eu-north-1',
    tags: { env: 'staging', unit: 'shop' },
    estimatedBalance: '388.20',
  },
]
