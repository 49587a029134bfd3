import { expect, it } from 'vitest'
import { linkFirstReads } from './first-reads'

const paths = (pathname: string) =>
  [...linkFirstReads(pathname).matchAll(/<([^>]*)>/g)].map(([, path]) => path)

it.each([
  ['/', []],
  ['/coverage', ['/v1/clouds']],
  ['/projects/a/services', ['/v1/project/a/service?view=fleet-2', '/v1/project/a/clouds']],
  [
    '/projects/a/services/b-1/backups',
    ['/v1/project/a/service/b-1', '/v1/project/a/service/b-1/backups', '/v1/project/a/clouds'],
  ],
  ['/projects/a/create-service', []],
  ['/projects/a%3E,b/services', []],
  ['/projects/../services', []],
])('%s starts its own reads', (pathname, own) => {
  expect(paths(pathname)).toEqual(['/session', '/v1/project', ...own])
})
