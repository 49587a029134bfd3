import type { Answer, Between } from './examined'

/** The place that a path such as `services.0.state` ends at. */
function find(body: unknown, path: string): { parent: Record<string, unknown>; key: string } {
  const steps = path.split('.')
  const key = steps.pop() ?? ''
  // What is on the way is an object or a list: else the test fails where it is used.
  const parent = steps.reduce((part, step) => part[step] as Parts, body as Parts)
  if (!(key in parent)) throw new Error(`The answer has no ${path}.`)
  return { parent, key }
}
type Parts = Record<string, unknown>

/** Changes the answers of an address. */
function at(address: RegExp, change: (answer: Answer, clock: { now: number }) => void): Between {
  return {
    change: (answer, clock) => {
      if (address.test(answer.pathname) && answer.status === 200) change(answer, clock)
    },
  }
}

/** Ways to change an answer, for a table. */
export const change = {
  at,
  remove: (address: RegExp, path: string) =>
    at(address, ({ body }) => {
      const { parent, key } = find(body, path)
      delete parent[key]
    }),
  set: (address: RegExp, path: string, value: unknown) =>
    at(address, ({ body }) => {
      const { parent, key } = find(body, path)
      parent[key] = value
    }),
  rename: (address: RegExp, path: string, name: string) =>
    at(address, ({ body }) => {
      const { parent, key } = find(body, path)
      parent[name] = parent[key]
      delete parent[key]
    }),
  status: (address: RegExp, status: number, headers: Record<string, string> = {}) =>
    at(address, (answer) => {
      answer.status = status
      answer.body = { message: 'No', errors: [] }
      for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value)
    }),
}
