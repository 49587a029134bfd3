/** Measures what a gateway adds to calls of the API: time, and memory over many requests. */
import { startProgram } from '../scripts/lib/program.mjs'
import { line, mb, ms } from './format.mjs'
import { load } from './load.mjs'

const CONNECTIONS = [1, 50, 500]
const COUNT = 4000
/** Until the code of both has been compiled for speed. */
const WARM_UP = 8000
const PATHS = ['/v1/project', '/v1/project/acme-production/service']

/**
 * Starts a sandbox and, in a process of its own, a gateway before it; measures both and prints.
 * @param requests how many to send for the memory; 200,000 take several minutes
 */
export async function benchGateway(requests) {
  const api = await startProgram()
  const gateway = await startProgram(`--upstream=${api.sandbox}`)
  try {
    const direct = { authorization: 'aivenv1 sandbox-admin' }
    const through = { cookie: await signIn(gateway.url) }
    const both = (path, options) => [
      () => load(api.sandbox + path, { headers: direct, ...options }),
      () => load(gateway.url + path, { headers: through, ...options }),
    ]
    for (const path of PATHS) {
      const warmUp = { connections: 50, count: WARM_UP }
      for (const measure of both(path, warmUp)) await measure()
      line(
        `GET ${path}, ${COUNT} requests`,
        'a second',
        'p50',
        'p99',
        'added p50',
        'added p99',
        'errors',
      )
      line('---', '--:', '--:', '--:', '--:', '--:', '--:')
      for (const connections of CONNECTIONS) {
        const [sandbox, gateway] = both(path, { connections, count: COUNT })
        const without = await sandbox()
        const withIt = await gateway()
        const name = `${connections} connection${connections > 1 ? 's' : ''}`
        line(`${name}, sandbox alone`, ...cells(without), '', '', without.errors)
        const added = [ms(withIt.p50 - without.p50), ms(withIt.p99 - without.p99)]
        line(`${name}, through the gateway`, ...cells(withIt), ...added, withIt.errors)
      }
      console.log()
    }
    await memory(gateway, requests, through)
  } finally {
    await gateway.stop()
    await api.stop()
  }
}

/** Memory of the gateway at each quarter: growth would show between the later ones. */
async function memory(gateway, requests, headers) {
  const held = [gateway.memory()]
  let errors = 0
  for (let i = 0; i < 4; i += 1) {
    const url = `${gateway.url}/v1/project`
    errors += (await load(url, { headers, connections: 50, count: requests / 4 })).errors
    held.push(gateway.memory())
  }
  console.log(
    `Memory of the gateway (resident) before and after each quarter of ${requests.toLocaleString('en')} ` +
      `requests over 50 connections: ${held.map(mb).join(', ')}; ${errors} errors.`,
  )
}

async function signIn(url) {
  const response = await fetch(`${url}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: 'sandbox-admin' }),
  })
  return response.headers.get('set-cookie').split(';')[0]
}

function cells({ rate, p50, p99 }) {
  return [Math.round(rate).toLocaleString('en'), ms(p50), ms(p99)]
}
