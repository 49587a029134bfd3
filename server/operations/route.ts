import { findPattern, HISTORY } from '../gateway'

/** The methods that are told apart. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])

/**
 * What a path is an instance of, such as `/v1/project/{project}/service`: a call on the gateway's
 * list, or one of a few kinds. Names of projects and services do not go to a monitoring system,
 * and whatever is asked for, the series stay few.
 */
export function findRoute(pathname: string): string {
  if (pathname === '/session' || pathname === HISTORY) return pathname
  if (pathname.startsWith('/assets/')) return '/assets/{file}'
  return findPattern(pathname) ?? (pathname.startsWith('/v1/') ? '/v1/{other}' : '/{page}')
}

/** The method, or `other`. */
export function readMethod(method: string): string {
  return METHODS.has(method) ? method : 'other'
}
