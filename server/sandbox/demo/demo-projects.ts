import type { ProjectFacts } from '../model'
import { members } from '../users'

export const PROJECTS: readonly ProjectFacts[] = [
  {
    name: 'acme-production',
    defaultCloud: 'aws-eu-central-1',
    tags: { env: 'production', unit: 'shop' },
    estimatedBalance: '6420.55',
    members: members(),
  },
  {
    name: 'acme-staging',
    defaultCloud: 'aws-eu-north-1',
    tags: { env: 'staging', unit: 'shop' },
    estimatedBalance: '388.20',
    members: members(),
  },
  {
    name: 'acme-analytics',
    defaultCloud: 'google-europe-west1',
    tags: { env: 'production', unit: 'insights' },
    estimatedBalance: '2114.07',
    // Rita is not a member here, so that this answer can be met too.
    members: members('read_only'),
  },
]
