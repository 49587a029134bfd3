import { expect, it } from 'vitest'
import type { Creation } from './create'
import { createScripts } from './script'
import { readByShell } from '~/test/shell'

const creation = (project: string, source: string, type = 'pg'): Creation => ({
  apiUrl: 'https://api.aiven.io',
  project,
  serviceName: `${source}-recovery-eu-west-1`,
  serviceType: type,
  plan: 'business-4',
  cloud: 'aws-eu-west-1',
  userConfig: { service_to_fork_from: source },
  copyTags: true,
})

const CREATIONS = [
  creation('shop', 'orders'),
  creation('lab', 'orders'),
  creation("o'shop\n; rm -rf /", 'users', 'mysql'),
]

function scripts(creations: readonly Creation[]) {
  const [avn, curl, terraform] = createScripts('Recovery of $HOME', creations, 'recovery')
  if (!avn || !curl || !terraform) throw new Error('There are three tools')
  return { avn, curl, terraform }
}

it('runs every creation in a shell, in order', () => {
  const { avn, curl } = scripts(CREATIONS)
  expect(avn.fileName).toBe('recovery-avn.sh')
  expect(readByShell(avn.text).map((words) => [words[3], words[5]])).toEqual([
    ['orders-recovery-eu-west-1', 'shop'],
    ['orders-recovery-eu-west-1', 'lab'],
    ['users-recovery-eu-west-1', "o'shop\n; rm -rf /"],
  ])
  const requests = readByShell(curl.text, { AIVEN_TOKEN: 'x' })
  expect(requests.map(([tool]) => tool)).toEqual(['curl', 'curl', 'curl'])
  expect(JSON.parse(requests[0]?.at(-1) ?? '')).toMatchObject({
    service_name: 'orders-recovery-eu-west-1',
    user_config: { service_to_fork_from: 'orders' },
    copy_tags: true,
  })
})

it('goes on after a refusal, names what was refused and fails', () => {
  const { avn } = scripts(CREATIONS.slice(0, 2))
  const refuses = 'avn() { tell avn "$@"; case "$5" in shop) return 1;; esac; }\n'
  // The shell's last words and status are looked at by a shell around it.
  const text = `${refuses}said=$( (\n${avn.text}\n) 2>&1 1>/dev/null ) || tell "$said"`
  expect(readByShell(text)).toEqual([['Not created: orders-recovery-eu-west-1']])
})

it('gives each Terraform resource a label of its own', () => {
  const { text, notes } = scripts(CREATIONS).terraform
  expect(text.match(/^resource .*/gm)).toEqual([
    'resource "aiven_pg" "orders_recovery_eu_west_1" {',
    'resource "aiven_pg" "lab_orders_recovery_eu_west_1" {',
    'resource "aiven_mysql" "users_recovery_eu_west_1" {',
  ])
  expect(notes).toContain("The provider cannot copy the source's tags.")
})

it('says so where a tool has no form', () => {
  const { terraform } = scripts([creation('shop', 'queue', 'other')])
  expect(terraform.text).toContain(
    '# shop: queue-recovery-eu-west-1 in aws-eu-west-1: The Terraform provider has no known resource for other.',
  )
})

it('asks for a disk in each tool', () => {
  const { avn, curl, terraform } = scripts([{ ...creation('shop', 'orders'), diskMb: 204_800 }])
  expect(readByShell(avn.text)[0]?.join(' ')).toContain(
    '--cloud aws-eu-west-1 --disk-space-gib 200 ',
  )
  const [request] = readByShell(curl.text, { AIVEN_TOKEN: 'x' })
  expect(JSON.parse(request?.at(-1) ?? '')).toMatchObject({ disk_space_mb: 204_800 })
  expect(terraform.text).toMatch(/^ {2}disk_space += "200GiB"$/m)
})

it('leaves a disk to curl that no other tool can say', () => {
  const { avn, curl, terraform } = scripts([{ ...creation('shop', 'orders'), diskMb: 204_801 }])
  expect(avn.text).not.toContain('service create')
  expect(terraform.text).not.toContain('resource')
  expect(curl.text).toContain('"disk_space_mb": 204801')
})

it('prints why a fork must not be made, and makes the others', () => {
  const refusal = 'Too small: do not'
  const made = scripts([{ ...creation('shop', 'orders'), refusal }, creation('lab', 'users')])
  for (const { text } of Object.values(made)) {
    expect(text).toMatch(/^# .*Too small: do not$/m)
    expect(text).not.toContain('service_to_fork_from": "orders')
  }
  // It tells of the one at its end, and fails.
  const text = `said=$( (\n${made.avn.text}\n) 2>&1 1>/dev/null ) || tell "$said"`
  expect(readByShell(text)).toEqual([['Not created: orders-recovery-eu-west-1']])
  expect(made.avn.text).toContain('service create users-recovery-eu-west-1')
  expect(made.terraform.text.match(/^resource .*/gm)).toEqual([
    'resource "aiven_pg" "users_recovery_eu_west_1" {',
  ])
})

it('warns at the head of each script', () => {
  const warning = 'orders: little headroom'
  for (const { text } of Object.values(scripts([{ ...creation('shop', 'orders'), warning }]))) {
    expect(text).toMatch(/^# orders: little headroom$/m)
  }
})
