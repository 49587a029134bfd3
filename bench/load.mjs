/** Calls a server over many connections at once, with nothing but node:http. */
import { Agent, request } from 'node:http'
import { percentile } from './statistics.mjs'

/**
 * Sends `count` requests over `connections` connections, each one after the other.
 * @param options.headers of each request
 * @returns requests a second, and milliseconds until an answer was read (p50, p99); errors are
 *   answers other than 200 and broken connections
 */
export async function load(url, { headers, connections, count }) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const { hostname, port, pathname } = new URL(url)
  const times = []
  let errors = 0
  let left = count

  const once = () =>
    new Promise((resolve) => {
      const began = performance.now()
      const failed = () => {
        errors += 1
        resolve()
      }
      request({ hostname, port, path: pathname, headers, agent }, (answer) => {
        answer.on('error', failed)
        answer.on('end', () => {
          if (answer.statusCode !== 200) errors += 1
          times.push(performance.now() - began)
          resolve()
        })
        answer.resume()
      })
        .on('error', failed)
        .end()
    })

  const began = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (left > 0) {
        left -= 1
        await once()
      }
    }),
  )
  const seconds = (performance.now() - began) / 1000
  agent.destroy()
  return { rate: count / seconds, p50: percentile(times, 50), p99: percentile(times, 99), errors }
}
