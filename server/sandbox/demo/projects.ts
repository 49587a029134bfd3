import type { ProjectFacts } from '../model'

export const PROJECTS: readonly ProjectFacts[] = [
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
  {
    name: 'acme-analytics',
    defaultCloud: 'google-europe-west1',
    tags: { env: 'production', unit: 'insights' },
    estimatedBalance: '2114.07',
  },
]
