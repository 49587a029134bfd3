import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from './offsite'
import { freePort, startProgram } from './program'

/*
 * What the Dockerfile puts into the image, put together without a container engine: the same files,
 * that nobody may write, run by the same user with the same health check. What is not run here is the
 * engine's own part: the base image, its layers, and a root file system that is read-only as a whole.
 */

const USER = 1000
const dockerfile = readFileSync('Dockerfile', 'utf8')
const [, finalStage = ''] = dockerfile.split(/^FROM node:[\w.-]+$/m)

/** The paths that the last stage takes from the build, below /app. */
const copied = [...finalStage.matchAll(/^COPY --from=build \S+ (.*) \S+$/gm)].flatMap(
  ([, paths = '']) => paths.split(' ').map((path) => path.replace('/app/', '')),
)

/** The words of an instruction in its form without a shell. */
function readWords(instruction: RegExp): string[] {
  return JSON.parse(instruction.exec(finalStage)?.[1] ?? 'null') as string[]
}

// Only root may hand a process over to another user.
const isRoot = process.getuid?.() === 0
const asUser = isRoot ? { uid: USER, gid: USER } : {}

test('the files of the image run as a user without rights, and write nowhere but in /data', async () => {
  expect(copied).toContain('dist')
  const folder = mkdtempSync(join(tmpdir(), 'offsite-image-'))
  const [app, data] = [join(folder, 'app'), join(folder, 'data')]
  const [port, sandboxPort] = [await freePort(), await freePort()]
  try {
    for (const path of copied) cpSync(path, join(app, path), { recursive: true })
    mkdirSync(data)
    if (isRoot) execFileSync('chown', [`${USER}:${USER}`, data])
    chmodSync(folder, 0o755)
    execFileSync('chmod', ['-R', 'a-w,a+rX', app])

    const [command = '', ...args] = readWords(/^ENTRYPOINT (\[.*\])$/m)
    expect(command).toBe('node')
    const offsite = await startProgram(args, `http://127.0.0.1:${port}`, {
      cwd: app,
      env: { PORT: `${port}`, SANDBOX_PORT: `${sandboxPort}`, OFFSITE_DATA: data },
      ...asUser,
    })
    try {
      const [, ...check] = readWords(/^HEALTHCHECK[^[]*\\\n\s+CMD (\[.*\])$/m)
      const isHealthy = (at: number) => {
        execFileSync(process.execPath, check, { cwd: app, env: { PORT: `${at}` }, ...asUser })
      }
      expect(() => isHealthy(port)).not.toThrow()
      const nobody = await freePort()
      expect(() => isHealthy(nobody)).toThrow()
    } finally {
      await offsite.end('SIGTERM')
    }
  } finally {
    execFileSync('chmod', ['-R', 'u+w', folder])
    rmSync(folder, { recursive: true, force: true })
  }
})
