import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, request as call } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { answers, freePort } from './program'

/** A gateway of the cluster, a process of its own. */
export interface Member {
  url: string
  /** Ends as when the machine is lost. */
  kill: () => Promise<void>
  /** Asks it to end, as a rolling restart does, and gives back its exit code. */
  terminate: () => Promise<number | null>
  /** Starts it when it has ended. */
  start: () => Promise<void>
}

export interface Cluster {
  /** nginx, with deploy/nginx.conf. */
  url: string
  members: [Member, Member, Member]
  /** All writes that reached the API, in their order, and through which member. */
  writes: { member: number; body: string }[]
  /** Settles when nginx sends requests to a member that was started. There must be some. */
  inUse: (member: Member) => Promise<void>
  /** Starts the members that have ended, and forgets the writes. */
  renew: () => Promise<void>
  stop: () => Promise<void>
}

/** Three gateways with the same session keys behind nginx, in front of an API that is watched. */
export async function startCluster(nginx: string, api: string): Promise<Cluster> {
  const { url: upstream, writes, nextCall, close } = await watchedApi(api)
  const keys = randomBytes(32).toString('base64url')
  const start = (number: number) => startMember(`${upstream}/${number}`, keys)
  const members = await Promise.all([start(0), start(1), start(2)])
  const proxy = await startNginx(
    nginx,
    members.map(({ url }) => new URL(url).host),
  )
  return {
    url: proxy.url,
    members,
    writes,
    inUse: (member) => nextCall(members.indexOf(member)),
    renew: async () => {
      await Promise.all(members.map((member) => member.start()))
      writes.length = 0
    },
    stop: async () => {
      await proxy.stop()
      await Promise.all(members.map((member) => member.kill()))
      close()
    },
  }
}

/**
 * Passes everything on to the API and writes down what would change something. The first part of a
 * path is the number of the member that called.
 */
async function watchedApi(api: string) {
  const writes: Cluster['writes'] = []
  const calls = new EventEmitter()
  const server = createServer((incoming, outgoing) => {
    void text(incoming).then((body) => {
      const [, member, ...path] = (incoming.url ?? '').split('/')
      const { method, headers } = incoming
      calls.emit(member ?? '')
      if (method !== 'GET') writes.push({ member: Number(member), body })
      const onward = call(`${api}/${path.join('/')}`, { method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
      })
      onward.on('error', () => outgoing.destroy())
      onward.end(body)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  const nextCall = async (member: number) => void (await once(calls, String(member)))
  return { url: `http://127.0.0.1:${port}`, writes, nextCall, close }
}

async function startMember(upstream: string, keys: string): Promise<Member> {
  const port = await fixedPort()
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess | undefined
  const runs = () => child?.exitCode === null && child.signalCode === null
  const start = async () => {
    if (runs()) return
    child = spawn(
      process.execPath,
      ['dist/server/main.js', `--port=${port}`, `--upstream=${upstream}`],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, OFFSITE_SESSION_KEYS: keys },
      },
    )
    await untilAnswers(`${url}/readyz`, child)
  }
  const end = async (signal: NodeJS.Signals) => {
    if (!child || !runs()) return null
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
    return child.exitCode
  }
  await start()
  return {
    url,
    start,
    kill: async () => void (await end('SIGKILL')),
    terminate: () => end('SIGTERM'),
  }
}

/**
 * A free port that the system gives to nobody by itself: nothing else may take it while a member is
 * down.
 */
async function fixedPort(): Promise<number> {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 20_000)
    const server = createServer().listen(port, '127.0.0.1')
    const free = await once(server, 'listening').then(
      () => true,
      () => false,
    )
    server.close()
    if (free) return port
  }
}

/** nginx with the file that is shipped; only addresses, TLS and folders are exchanged. */
async function startNginx(nginx: string, hosts: string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'offsite-nginx-'))
  const port = await freePort()
  const shipped = await readFile('deploy/nginx.conf', 'utf8')
  const own = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  )
  const config = shipped
    .replace(/10\.0\.0\.1(\d):4280/g, (_, n: string) => hosts[Number(n) - 1] ?? '')
    .replace('/opt/offsite/', `${process.cwd()}/`)
    .replace('listen 443 ssl', `listen 127.0.0.1:${port}`)
    .replace(/^ *ssl_.*\n/gm, '')
    .replace('http {', `http {\n${own.join('\n')}`)
  const file = join(folder, 'nginx.conf')
  await writeFile(file, config)
  const child = spawn(
    nginx,
    ['-p', folder, '-c', file, '-e', 'stderr', '-g', `daemon off; pid ${folder}/pid;`],
    { stdio: ['ignore', 'ignore', process.env['DEBUG_NGINX'] ? 'inherit' : 'ignore'] },
  )
  const url = `http://127.0.0.1:${port}`
  await untilAnswers(`${url}/session`, child)
  const stop = async () => {
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  return { url, stop }
}

async function untilAnswers(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 15_000
  while (!(await answers(url))) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`No answer at ${url}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
