/** The calls of the console, as they are counted. */
const ROUTES = [
  '/session',
  '/assets/{file}',
  '/v1/me',
  '/v1/clouds',
  '/v1/project',
  '/v1/project/{project}/clouds',
  '/v1/project/{project}/events',
  '/v1/project/{project}/vpcs',
  '/v1/project/{project}/service',
  '/v1/project/{project}/service/{service}',
  '/v1/project/{project}/service/{service}/backups',
  '/v1/project/{project}/service/{service}/backup_to_another_region/report',
  '/v1/project/{project}/service-types',
  '/v1/project/{project}/service-types/{type}',
  '/v1/project/{project}/service-types/{type}/plans',
].map((route) => ({ route, pattern: new RegExp(`^${route.replace(/\{\w+\}/g, '[^/]+')}$`) }))

/** The methods that are told apart. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])

/**
 * What a path is an instance of, such as `/v1/project/{project}/service`. Names of projects and
 * services are not told to a monitoring system, and whatever is asked for, the series stay few.
 */
export function routeOf(pathname: string): string {
  const known = ROUTES.find(({ pattern }) => pattern.test(pathname))?.route
  return known ?? (pathname.startsWith('/v1/') ? '/v1/{other}' : '/{page}')
}

/** The method, or `other`. */
export function methodOf(method: string): string {
  return METHODS.has(method) ? method : 'other'
}
