import { spawn, type StdioOptions } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { answers, freePort } from './program'

/** A start of the program; what it prints goes nowhere once `lose` is called. */
function start(output: 'reader that goes' | 'full disk', args: readonly string[]) {
  const full = output === 'full disk' ? openSync('/dev/full', 'w') : undefined
  const stdio: StdioOptions = ['ignore', full ?? 'pipe', full ?? 'pipe']
  const child = spawn(process.execPath, ['dist/server/main.js', ...args], { stdio })
  return {
    child,
    ended: once(child, 'exit') as Promise<[code: number | null]>,
    lose: () => {
      child.stdout?.destroy()
      child.stderr?.destroy()
      if (full !== undefined) closeSync(full)
    },
  }
}

for (const output of ['reader that goes', 'full disk'] as const) {
  test.describe(`output to a ${output}`, () => {
    test.skip(output === 'full disk' && process.platform !== 'linux', 'only Linux has /dev/full')

    // Whoever leaves has seen enough; half a report on a disk is no success.
    const code = output === 'reader that goes' ? 0 : 1
    test(`ends a command with ${code}`, async () => {
      const { ended, lose } = start(output, ['help'])
      lose()
      expect((await ended)[0]).toBe(code)
    })

    test('does not end the console', async () => {
      const data = await mkdtemp(join(tmpdir(), 'offsite-output-'))
      const [port, sandboxPort] = [await freePort(), await freePort()]
      const metricsPort = await freePort()
      const url = `http://127.0.0.1:${port}`
      const { child, ended, lose } = start(output, [
        `--port=${port}`,
        `--sandbox-port=${sandboxPort}`,
        `--metrics-port=${metricsPort}`,
        `--data=${data}`,
      ])
      try {
        await expect.poll(() => answers(`${url}/session`)).toBe(true)
        lose()
        for (const token of ['sandbox-admin', 'sandbox-operator', 'none such']) {
          const signedIn = await fetch(`${url}/session`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ token }),
          })
          expect(signedIn.ok).toBe(token !== 'none such')
        }
        const metrics = await fetch(`http://127.0.0.1:${metricsPort}/metrics`)
        expect(await metrics.text()).toMatch(/^offsite_log_write_failures_total [1-9]/m)
      } finally {
        child.kill()
      }
      expect((await ended)[0]).toBe(0)
      await rm(data, { recursive: true })
    })
  })
}
