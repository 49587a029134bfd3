import type { Reading } from './ask'
import type { Kind } from './calls'

/** What the token may look at on one page. */
export interface PageAccess {
  page: string
  access: 'allowed' | 'not allowed' | 'in some projects only' | 'not tried' | 'unknown'
  /** Aiven's permission; none where a token is enough. */
  needs?: string
  /** What Offsite does without it. */
  without: string
}

interface Page extends Pick<PageAccess, 'page' | 'needs' | 'without'> {
  kinds: readonly Kind[]
}

/** What each page reads; the permissions are those of docs/permissions.md. */
const PAGES: readonly Page[] = [
  { page: 'Sign in', kinds: ['me'], needs: 'the scope `user:read`', without: 'nobody can sign in' },
  {
    page: 'Projects',
    kinds: ['projects'],
    needs: 'the scope `projects:read`',
    without: 'Offsite cannot show anything',
  },
  {
    page: 'Current services, Coverage, Region outage',
    kinds: ['services'],
    needs: '`project:services:read`',
    without: 'Offsite cannot show anything of the project',
  },
  {
    page: 'Overview',
    kinds: ['service'],
    needs: '`project:services:read`',
    without: 'Offsite shows what the list of services tells',
  },
  {
    page: 'Backups',
    kinds: ['backups'],
    needs: '`service:configuration:write`',
    without: 'the list of services will do instead: backups, but no recovery windows',
  },
  {
    page: 'History of backups',
    kinds: ['events'],
    needs: '`project:event_logs:read`',
    without: 'the page shows no history',
  },
  {
    page: 'Advanced configuration',
    kinds: ['type'],
    needs: '`project:services:read`',
    without: 'options cannot be edited',
  },
  {
    page: 'Types of a new service',
    kinds: ['types'],
    needs: '`project:services:read`',
    without: 'no type can be chosen',
  },
  {
    page: 'Plans and prices',
    kinds: ['plans'],
    needs: '`project:services:write`',
    without: 'prices are unknown, and a fork gets its source’s plan',
  },
  {
    page: 'Regions to choose from',
    kinds: ['projectClouds'],
    needs: '`project:services:write`',
    without: 'Offsite offers all of Aiven’s regions instead',
  },
  {
    page: 'Private networks',
    kinds: ['vpcs'],
    needs: '`project:networking:read`',
    without: 'Aiven chooses the network of a new service',
  },
  { page: 'Places and distances', kinds: ['clouds'], without: 'distances are unknown' },
]

/** What the token may look at, page by page, from what came of the calls. */
export function judgeAccess(readings: readonly Reading[]): PageAccess[] {
  return PAGES.map(({ kinds, ...page }) => {
    const outcomes = readings.flatMap(({ call, outcome }) =>
      kinds.includes(call.kind) ? [outcome] : [],
    )
    return { ...page, access: accessFrom(outcomes) }
  })
}

function accessFrom(outcomes: readonly Reading['outcome'][]): PageAccess['access'] {
  if (outcomes.length === 0) return 'not tried'
  const isAllowed = outcomes.some((one) => one !== 'refused' && one !== 'failed')
  if (outcomes.includes('refused')) return isAllowed ? 'in some projects only' : 'not allowed'
  return isAllowed ? 'allowed' : 'unknown'
}

/** What the token may change, as far as reads tell: nothing is tried. */
export function judgeChanges(pages: readonly PageAccess[]): string {
  switch (pages.find(({ page }) => page === 'Backups')?.access) {
    case 'allowed':
      return 'Add, change or remove a region: not tried. Probably allowed, unless the scopes of the token leave out `services:write`: Aiven takes the same permission for listing backups.'
    case 'not allowed':
      return 'Add, change or remove a region: not tried. Probably not allowed: Aiven takes the same permission for listing backups.'
    default:
      return 'Add, change or remove a region: not tried, and nothing tells whether it is allowed.'
  }
}
