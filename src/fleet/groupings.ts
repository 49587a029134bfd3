/** What coverage is compared by. */
export const GROUPINGS = ['project', 'provider', 'region', 'type'] as const
export type Grouping = (typeof GROUPINGS)[number]
