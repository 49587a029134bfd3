import { describe, expect, it } from 'vitest'
import { CALLS, CONTROLS } from './allowed'
import { callsIn, readConsoleCalls } from './test/console-calls'

describe('the list of calls', () => {
  it('is what the console makes, and nothing else', () => {
    const allowed = Object.entries({ ...CALLS, ...CONTROLS }).flatMap(([path, rules]) =>
      Object.keys(rules).map((method) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`),
    )
    const made = readConsoleCalls('src').map(({ method, path }) => `${method} ${path}`)
    expect(allowed.toSorted()).toEqual([...new Set(made)].toSorted())
  })

  it('lets the query parameters of the console through, and no others', () => {
    const allowed = Object.entries(CALLS).flatMap(([path, rules]) =>
      Object.entries(rules).flatMap(([method, { query = {} }]) =>
        Object.keys(query).map((name) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')} ${name}`),
      ),
    )
    const made = readConsoleCalls('src').flatMap(({ method, path, query }) =>
      query.map((name) => `${method} ${path} ${name}`),
    )
    expect(allowed.toSorted()).toEqual([...new Set(made)].toSorted())
  })
})

describe('a call in the source', () => {
  it.each([
    ['with its path in place', 'call({ path: "/v1/clouds", answer })', ['GET /v1/clouds']],
    [
      'with a name in its path',
      'call({ method: "PUT", path: apiPath`/v1/project/${where.project}`, body })',
      ['PUT /v1/project/{}'],
    ],
    [
      'with the path beside it',
      'const f = async () => { const path = apiPath`/v1/${a}/x`; return callRaw({ path }) }',
      ['GET /v1/{}/x'],
    ],
    [
      'with a query',
      'const MOST = 9; export const f = () => call({ path: `${apiPath`/v1/${a}`}?limit=${MOST}` })',
      ['GET /v1/{}?limit'],
    ],
    [
      'with the path handed in',
      'function g(path: string) { return call({ path }) }\ng(apiPath`/v1/a/${b}`)\ng("/v1/c")',
      ['GET /v1/a/{}', 'GET /v1/c'],
    ],
  ])('%s is found', (_, source, expected) => {
    const found = callsIn(source, 'file.ts').map(
      ({ method, path, query }) => `${method} ${[path, ...query].join('?')}`,
    )
    expect(found).toEqual(expected)
  })

  it.each([
    ['a path that is put together', 'call({ path: "/v1/" + name })'],
    ['a path from elsewhere', 'import { path } from "x"\ncall({ path })'],
    ['no path in sight', 'call(request)'],
    ['a method that varies', 'call({ method, path: "/v1/clouds" })'],
    ['fetch alone', 'fetch("/v1/clouds")'],
  ])('with %s has to be written so that it can be found', (_, source) => {
    expect(() => callsIn(source, 'file.ts')).toThrow(/file\.ts: a call (whose|past)/)
  })
})
