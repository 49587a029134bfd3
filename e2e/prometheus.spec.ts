import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test as base } from './offsite'
import { answers, freePort } from './program'

const folder = process.env['OFFSITE_PROMETHEUS']
const RULES = 'deploy/prometheus/offsite.rules.yaml'
const DASHBOARD = 'deploy/grafana/offsite.json'
const run = promisify(execFile)

/** Programs that end with the test. */
const test = base.extend<{ start: (command: string, args: string[]) => void; data: string }>({
  start: async ({ data }, provide) => {
    const children: ChildProcess[] = []
    await provide((command, args) => {
      const env = { ...process.env, AIVEN_TOKEN: 'sandbox-admin' }
      children.push(spawn(command, args, { cwd: process.cwd(), env, stdio: 'ignore' }))
    })
    expect(data).toBeTruthy()
    for (const child of children) child.kill('SIGKILL')
  },
  // oxlint-disable-next-line no-empty-pattern
  data: async ({}, provide) => provide(await mkdtemp(join(tmpdir(), 'offsite-prometheus-'))),
})

test.skip(!folder, 'There is no Prometheus: its folder would be in OFFSITE_PROMETHEUS.')

test('promtool accepts the rules that are shipped', async () => {
  const { stdout } = await run(join(folder ?? '', 'promtool'), ['check', 'rules', RULES])
  expect(stdout).toContain('SUCCESS')
})

test('an alert about passes comes when its text says', async () => {
  const tests = 'e2e/prometheus/rules.yaml'
  const { stdout } = await run(join(folder ?? '', 'promtool'), ['test', 'rules', tests])
  expect(stdout).toContain('SUCCESS')
})

test('a copy that is behind is an alert in Alertmanager', async ({ offsite, start, data }) => {
  const [watch, prometheus, alertmanager] = await Promise.all([freePort(), freePort(), freePort()])
  start(process.execPath, [
    'dist/server/main.js',
    'watch',
    `--upstream=${offsite.sandbox}`,
    `--metrics-port=${watch}`,
    `--data=${data}`,
  ])
  const metrics = `http://127.0.0.1:${watch}/metrics`
  await expect.poll(() => answers(metrics)).toBe(true)

  await test.step('the metrics are well-formed', async () => {
    const check = spawn(join(folder ?? '', 'promtool'), ['check', 'metrics'])
    let said = ''
    check.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    check.stdin.end(await (await fetch(metrics)).text())
    const code = await new Promise((resolve) => check.once('close', resolve))
    expect({ code, said }).toEqual({ code: 0, said: '' })
  })

  await test.step('Prometheus asks, judges and tells', async () => {
    // The same rules without the time that somebody is given to look.
    const rules = (await readFile(RULES, 'utf8')).replaceAll(/^ +for: .*$/gm, '')
    await writeFile(join(data, 'rules.yaml'), rules)
    await writeFile(
      join(data, 'prometheus.yaml'),
      JSON.stringify({
        global: { scrape_interval: '1s', evaluation_interval: '1s' },
        rule_files: ['rules.yaml'],
        alerting: {
          alertmanagers: [{ static_configs: [{ targets: [`127.0.0.1:${alertmanager}`] }] }],
        },
        scrape_configs: [
          { job_name: 'offsite', static_configs: [{ targets: [`127.0.0.1:${watch}`] }] },
        ],
      }),
    )
    await writeFile(
      join(data, 'alertmanager.yaml'),
      JSON.stringify({ route: { receiver: 'nobody' }, receivers: [{ name: 'nobody' }] }),
    )
    start(join(folder ?? '', 'prometheus-alertmanager'), [
      `--config.file=${join(data, 'alertmanager.yaml')}`,
      `--storage.path=${join(data, 'alerts')}`,
      `--web.listen-address=127.0.0.1:${alertmanager}`,
      '--cluster.listen-address=',
    ])
    start(join(folder ?? '', 'prometheus'), [
      `--config.file=${join(data, 'prometheus.yaml')}`,
      `--storage.tsdb.path=${join(data, 'series')}`,
      `--web.listen-address=127.0.0.1:${prometheus}`,
    ])
    const raised = async () => {
      const answer = await fetch(`http://127.0.0.1:${alertmanager}/api/v2/alerts`).catch(() => null)
      if (!answer?.ok) return []
      const alerts = (await answer.json()) as { labels: Record<string, string> }[]
      return alerts.map(({ labels }) => `${labels['alertname']} ${labels['service'] ?? ''}`)
    }
    await expect.poll(raised, { timeout: 45_000 }).toContain('OffsiteBackupBehind ledger-pg')
    expect(await raised()).toContain('OffsiteCopyPaused inventory-mysql')
    expect(await raised()).not.toContain('OffsiteBackupBehind orders-pg')
  })

  await test.step('every query of the dashboard brings something', async () => {
    const queries = dashboardQueries(await readFile(DASHBOARD, 'utf8'))
    expect(queries.length).toBeGreaterThan(10)
    const silent = async () => {
      const answered = await Promise.all(
        queries.map(async (query) => {
          const search = new URLSearchParams({ query })
          const answer = await fetch(`http://127.0.0.1:${prometheus}/api/v1/query?${search}`)
          const { data: told } = (await answer.json()) as { data?: { result: unknown[] } }
          return { query, series: told?.result.length ?? 0 }
        }),
      )
      return answered.flatMap(({ query, series }) => (series > 0 ? [] : [query]))
    }
    await expect.poll(silent, { timeout: 20_000 }).toEqual([])
  })
})

/** The queries of all panels, as Grafana asks them with nothing chosen. */
function dashboardQueries(text: string): string[] {
  const { panels } = JSON.parse(text) as { panels: { targets?: { expr: string }[] }[] }
  return panels.flatMap(({ targets = [] }) =>
    targets.map(({ expr }) =>
      expr.replaceAll('$__rate_interval', '1m').replaceAll('$project', '.*'),
    ),
  )
}
