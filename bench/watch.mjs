/** Measures the watcher: a pass over 10,000 services, and what the console is told of a year of them. */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { startProgram } from '../scripts/lib/program.mjs'
import { ROOT } from '../scripts/lib/project.mjs'
import { line, mb, ms } from './format.mjs'
import { median, percentile } from './statistics.mjs'

const SERVICES = 10_000
/** Of each service in a year: it falls behind and is protected again. */
const CHANGES_OF_EACH = 5
const DAY = 86_400_000
const READS = 20

/** Starts a sandbox with a fleet, makes a pass, fills a year and asks the gateway for it; prints. */
export async function benchWatch() {
  process.env.AIVEN_TOKEN = 'sandbox-admin'
  const data = mkdtempSync(join(tmpdir(), 'offsite-watch-'))
  const kit = join(data, 'kit')
  const file = join(data, 'watch.db')
  const api = await startProgram(`--fleet=${SERVICES}`)
  try {
    const pass = await watchOnce(api.sandbox, data)
    const withKit = await watchOnce(api.sandbox, data, `--kit=${kit}`)
    const afterPass = statSync(file).size
    await fillYear(file)
    const afterYear = statSync(file).size
    const gateway = await startProgram(`--upstream=${api.sandbox}`, '--watch', `--data=${data}`)
    try {
      const history = await readHistory(gateway)
      line(`The watcher, ${SERVICES.toLocaleString('en')} services`, '')
      line('---', '--:')
      line('a pass', `${pass.seconds.toFixed(1)} s`)
      line('most memory in it (resident)', mb(pass.memory))
      line('the same with the emergency kit: most memory', mb(withKit.memory))
      line('size of the kit', mb(statSync(join(kit, 'offsite-emergency-kit.html')).size))
      line('`watch.db` after the first pass', mb(afterPass))
      line(
        `the same with ${(SERVICES * CHANGES_OF_EACH).toLocaleString('en')} changes`,
        mb(afterYear),
      )
      line('the first history of a year after a start', ms(history.first))
      line(`the next, ${READS} times: median`, ms(median(history.times)))
      line('95th percentile', ms(percentile(history.times, 95)))
      line('size of an answer', mb(history.bytes))
      line('memory of the gateway with its watcher (resident)', mb(gateway.memory()))
    } finally {
      await gateway.stop()
    }
  } finally {
    await api.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

/** Seconds of a pass by its own count, and the most memory that the process held, in bytes. */
async function watchOnce(upstream, data, ...options) {
  const main = join(ROOT, 'dist/server/main.js')
  const args = [main, 'watch', `--upstream=${upstream}`, `--data=${data}`, '--once', ...options]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  let memory = 0
  child.stdout.on('data', (chunk) => (said += chunk))
  const timer = setInterval(() => (memory = Math.max(memory, peakOf(child.pid))), 20)
  await once(child, 'close')
  clearInterval(timer)
  return { seconds: Number(/ in ([\d.]+) s/.exec(said)?.[1]), memory }
}

/** The most that a process has held so far, as Linux counts it. */
function peakOf(pid) {
  try {
    return (
      Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
    )
  } catch {
    return 0
  }
}

/** Writes a year of changes into a watcher's store, by its own code. */
async function fillYear(file) {
  const alias = { '~': join(ROOT, 'src') }
  const { module } = await runnerImport(join(ROOT, 'server/watch/store.ts'), {
    configFile: false,
    logLevel: 'error',
    resolve: { alias },
  })
  const store = module.openWatchStore(file)
  const known = store.load()
  const verdicts = [...known.verdicts.values()]
  const step = (364 * DAY) / CHANGES_OF_EACH
  const begin = Date.now() - 364 * DAY
  for (let round = 0; round < CHANGES_OF_EACH; round += 1) {
    const at = begin + round * step
    const [from, to] = round % 2 === 0 ? ['protected', 'behind'] : ['behind', 'protected']
    const changes = verdicts.map(({ project, service, type, reason, region }, index) => {
      const since = Math.round(at + index * 1000)
      const about = { project, service, type, reason, ...(region && { region }) }
      return { ...about, id: randomUUID(), kind: 'state', at: since, from, to, since, beyond: 3600 }
    })
    const watched = { at, longestGap: 2 * step }
    store.keep({ known, changes, messages: [], watched })
  }
  store.close()
}

/** Milliseconds of the answers to a year's history, and their bytes, as a person gets them. */
async function readHistory({ url }) {
  const signIn = await fetch(`${url}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: 'sandbox-admin' }),
  })
  const headers = {
    cookie: signIn.headers.get('set-cookie').split(';')[0],
    'accept-encoding': 'identity',
  }
  const read = async () => {
    const began = performance.now()
    const response = await fetch(`${url}/watch/history?days=365`, { headers })
    const bytes = (await response.arrayBuffer()).byteLength
    if (!response.ok) throw new Error(`The history answered ${response.status}`)
    return { time: performance.now() - began, bytes }
  }
  await firstPass(url, headers)
  const first = await read()
  const times = []
  for (let i = 0; i < READS; i += 1) times.push((await read()).time)
  return { first: first.time, times, bytes: first.bytes }
}

/** Waits for the end of the pass that a watcher begins with: it would be measured too. */
async function firstPass(url, headers) {
  const began = Date.now()
  for (;;) {
    const path = '/watch/history?days=30&project=none'
    const { watched } = await (await fetch(url + path, { headers })).json()
    if ((watched.at(-1)?.to ?? 0) > began) return
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
}
