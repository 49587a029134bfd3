import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from './offsite'
import { freePort, startProgram } from './program'

/** What the package may hold besides what is built. */
const DOCUMENTS = [
  'CHANGELOG.md',
  'LICENSE',
  'NOTICE',
  'README.md',
  'SECURITY.md',
  'THIRD-PARTY-LICENSES.txt',
  'package.json',
]

const MOST_BYTES = 6_000_000

/** Runs npm as it is installed, with nothing in its cache and no way to fetch anything. */
function npm(folder: string, ...args: string[]): string {
  const cache = join(folder, 'cache')
  return execFileSync('npm', [...args, '--offline', `--cache=${cache}`, '--no-audit'], {
    cwd: folder,
    // On Windows it is a batch file.
    shell: process.platform === 'win32',
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

test('the package is installed in an empty folder, without the database, and works', async ({
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'offsite-package-'))
  try {
    execFileSync(process.execPath, ['scripts/pack.mjs'])
    const [packed] = JSON.parse(
      npm(folder, 'pack', join(process.cwd(), 'dist/package'), '--json'),
    ) as [{ filename: string; unpackedSize: number; files: { path: string }[] }]
    const others = packed.files.map((file) => file.path).filter((path) => !path.startsWith('dist/'))
    expect(others.toSorted()).toEqual(DOCUMENTS)
    const built = packed.files.filter(({ path }) => path.startsWith('dist/'))
    expect(built.filter(({ path }) => !/^dist\/(?:console|server)\//.test(path))).toEqual([])
    expect(built.filter(({ path }) => /\.tsx?$|\.map$|\.test\./.test(path))).toEqual([])
    expect(packed.unpackedSize).toBeLessThan(MOST_BYTES)

    npm(folder, 'init', '--yes')
    npm(folder, 'install', `./${packed.filename}`, '--omit=optional')
    expect(
      readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.')),
    ).toEqual(['offsite'])
    const { bin, version } = JSON.parse(
      readFileSync(join(folder, 'node_modules/offsite/package.json'), 'utf8'),
    ) as { bin: { offsite: string }; version: string }
    const program = join(folder, 'node_modules/offsite', bin.offsite)
    const run = (...args: string[]) =>
      execFileSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8' })
    expect(run('--version').trim()).toBe(version)
    expect(run('check', '--help')).toContain('--policy')

    const [port, sandboxPort] = [await freePort(), await freePort()]
    const url = `http://127.0.0.1:${port}`
    const args = [program, `--port=${port}`, `--sandbox-port=${sandboxPort}`]
    const offsite = await startProgram(args, url, { cwd: folder })
    try {
      expect(offsite.output()).toContain('Its data ends with this process')

      await page.goto(`${url}/projects/acme-production/services`)
      await page.getByRole('button', { name: 'Continue as Ada Admin' }).click()
      await page.getByRole('link', { name: 'billing-pg' }).click()
      const configuration = page.getByRole('region', { name: 'Advanced configuration' })
      await configuration.getByRole('button', { name: 'Change' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: 'Add configuration option' }).click()
      await dialog.getByRole('option', { name: /additional_backup_regions/ }).click()
      await dialog.getByRole('combobox', { name: 'additional backup regions' }).fill('ireland')
      await dialog.getByRole('option', { name: /aws-eu-west-1/ }).click()
      await dialog.getByRole('button', { name: 'Review changes' }).click()
      await dialog.getByRole('button', { name: 'Save advanced configuration' }).click()
      await page.getByRole('link', { name: 'Backups', exact: true }).click()
      const summary = page.getByRole('region', { name: 'Recoverable now' })
      await expect(summary).toContainText('Waiting for first copy')
    } finally {
      await offsite.end('SIGTERM')
    }
    // No database: nothing of it is left behind.
    expect(readdirSync(folder)).not.toContain('.offsite')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
