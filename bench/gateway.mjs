/** Measures what a gateway adds to calls of the API: time, and memory over many requests. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ROOT } from '../scripts/lib/project.mjs'
import { startProgram } from '../scripts/lib/program.mjs'
import { line, mb, ms } from './format.mjs'
import { load } from './load.mjs'
import { median } from './statistics.mjs'

const CONNECTIONS = [1, 50, 500]
const COUNT = 4000
/** Until the code of both has been compiled for speed. */
const WARM_UP = 8000
/** How many times each way is measured, in turn with the others, and with how many requests. */
const TURNS = 9
const COUNT_OF_A_TURN = 300
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
    await compare({ api, gateway, direct, through })
    console.log()
    await memory(gateway, requests, through)
  } finally {
    await gateway.stop()
    await api.stop()
  }
}

/**
 * Prints how long an answer takes over one connection: from the API itself, through the simplest proxy
 * that reads what it forwards, and through the gateway, which also removes secrets.
 */
async function compare({ api, gateway, direct, through }) {
  const proxy = spawn(process.execPath, [join(ROOT, 'bench/json-proxy.mjs'), api.sandbox], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [proxyUrl] = await once(createInterface(proxy.stdout), 'line')
    const ways = [
      { url: api.sandbox, headers: direct },
      { url: proxyUrl, headers: direct },
      { url: gateway.url, headers: through },
    ]
    line(
      `1 connection, in turn, median of ${TURNS} p50`,
      'sandbox alone',
      'through a JSON proxy',
      'through the gateway',
      'gateway / proxy',
    )
    line('---', '--:', '--:', '--:', '--:')
    for (const path of PATHS) {
      const times = ways.map(() => [])
      for (let turn = 0; turn <= TURNS; turn += 1) {
        for (const [i, { url, headers }] of ways.entries()) {
          const { p50 } = await load(url + path, {
            headers,
            connections: 1,
            count: COUNT_OF_A_TURN,
          })
          if (turn > 0) times[i].push(p50) // the first turn only warms up
        }
      }
      const [alone, least, own] = times.map(median)
      line(`GET ${path}`, ms(alone), ms(least), ms(own), (own / least).toFixed(2))
    }
  } finally {
    proxy.kill()
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
