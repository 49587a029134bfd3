import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testSandbox } from './test-support'

/** Updates a service over and over and prints what was answered, until it is killed. */
const WRITER = `
  import { runnerImport } from 'vite'
  const options = { configFile: false, logLevel: 'error' }
  const { module } = await runnerImport(${JSON.stringify(join(import.meta.dirname, 'index.ts'))}, options)
  const sandbox = module.openSandbox({ data: process.argv[1] })
  for (let minute = 1; ; minute = (minute + 1) % 60) {
    const response = await sandbox.fetch(
      new Request('http://sandbox/v1/project/acme-production/service/billing-pg', {
        method: 'PUT',
        headers: { authorization: 'aivenv1 sandbox-admin' },
        body: JSON.stringify({ user_config: { backup_minute: minute } }),
      }),
    )
    const { service } = await response.json()
    process.stdout.write(service.update_time + '\\n')
  }
`

test('an update that was answered survives kill -9', { timeout: 30_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'))
  const data = join(folder, 'sandbox.db')
  try {
    for (let round = 0; round < 2; round++) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', WRITER, data], {
        timeout: 10_000,
        killSignal: 'SIGKILL',
      })
      let printed = ''
      child.stdout.on('data', (chunk: Buffer) => {
        printed += chunk.toString()
        if (printed.length > 500) child.kill('SIGKILL')
      })
      await once(child, 'close')

      const answered = printed.split('\n').slice(0, -1).at(-1) ?? ''
      const sandbox = testSandbox({ data })
      const { update_time } = await sandbox.service('billing-pg')
      sandbox.close()
      expect(answered).toMatch(/Z$/)
      expect(update_time >= answered).toBe(true)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})
