import { NAME } from './allowed'

/** What each page asks for at once, by its address; `src/routes.tsx` starts these reads. */
const FIRST_READS: readonly (readonly [RegExp, (...names: string[]) => string[]])[] = [
  [/^\/(?:coverage|outage)$/, () => ['/v1/clouds']],
  [
    new RegExp(`^/projects/(${NAME})/services$`),
    (project) => [`/v1/project/${project}/service?view=fleet-2`, `/v1/project/${project}/clouds`],
  ],
  [
    new RegExp(`^/projects/(${NAME})/services/(${NAME})/(?:overview|backups)$`),
    (project, service) => [
      `/v1/project/${project}/service/${service}`,
      `/v1/project/${project}/service/${service}/backups`,
      `/v1/project/${project}/clouds`,
    ],
  ],
]

/** What every page asks for. */
const ALWAYS = ['/session', '/v1/project']

/**
 * The header by which a browser starts a page's first reads with the page itself, and not when its
 * scripts have arrived. Only for somebody who is signed in: others would be refused.
 * @param pathname the page's path
 * @returns the value of `Link`
 */
export function linkFirstReads(pathname: string): string {
  const own = FIRST_READS.flatMap(([pattern, list]) => {
    const match = pattern.exec(pathname)
    return match ? list(...match.slice(1)) : []
  })
  return [...ALWAYS, ...own]
    .map((path) => `<${path}>; rel=preload; as=fetch; crossorigin`)
    .join(', ')
}
