import { expect, it } from 'vitest'
import { createSandbox } from '../sandbox'
import { OPTION_TREES } from '../sandbox/service-types/option-trees'
import type { OptionNode } from '../sandbox/service-types/option-trees'
import { createGateway } from '.'
import { hideSecrets } from '../secrets/secrets'
import { json, ORIGIN } from './test/gateway'

type Json = Readonly<Record<string, unknown>>

/** Places of two values that differ, such as `services.0.plan`. */
function findDifferences(before: unknown, after: unknown, at = ''): string[] {
  if (Object.is(before, after)) return []
  if (typeof before !== 'object' || typeof after !== 'object' || !before || !after) return [at]
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].flatMap((name) =>
    findDifferences((before as Json)[name], (after as Json)[name], at ? `${at}.${name}` : name),
  )
}

/** The way to a service's data, which the console asks for with `include_secrets`. */
const CONNECTION = /(?:^|\.)(?:service_uri$|connection_info\.|users\.\d+\.access_)/

it('the answers of the demo keep all but the addresses that hold a password', async () => {
  const sandbox = createSandbox({ now: () => Date.parse('2026-06-10T20:30:00Z') })
  const gateway = createGateway({
    upstream: {
      kind: 'sandbox',
      url: 'http://sandbox',
      fetch: async (input, init) => sandbox.fetch(new Request(input, init)),
    },
    sessionKeys: [new Uint8Array(32).fill(7)],
  })
  const signedIn = await gateway.fetch(
    new Request(`${ORIGIN}/session`, json('POST', { token: 'sandbox-admin' })),
  )
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const read = async (path: string) => {
    const headers = { authorization: 'aivenv1 sandbox-admin' }
    const raw = await sandbox.fetch(new Request(`http://sandbox${path}`, { headers }))
    const shown = await gateway.fetch(new Request(ORIGIN + path, { headers: { cookie } }))
    const before = (await raw.json()) as Json
    const lost = findDifferences(before, await shown.json()).filter((at) => !CONNECTION.test(at))
    expect(lost.map((at) => `${path}: ${at}`)).toEqual([])
    return before
  }

  await read('/v1/clouds')
  const { projects } = (await read('/v1/project')) as { projects: { project_name: string }[] }
  for (const { project_name } of projects) {
    const project = `/v1/project/${project_name}`
    for (const part of ['clouds', 'vpcs', 'events', 'service-types'])
      await read(`${project}/${part}`)
    for (const type of OPTION_TREES.keys()) {
      await read(`${project}/service-types/${type}`)
      await read(`${project}/service-types/${type}/plans`)
    }
    const { services } = (await read(`${project}/service`)) as { services: Json[] }
    for (const { service_name } of services) {
      await read(`${project}/service/${String(service_name)}`)
      await read(`${project}/service/${String(service_name)}/backups`)
    }
  }
  sandbox.close()
})

/** Options that no schema marks as secret, but whose texts have always been hidden by their names. */
const HIDDEN_BY_NAME = /(?:access_key|roles_key|subject_key)$/

/** Values that the options of a tree may have, those of secrets left out. */
function exampleOf(node: OptionNode): unknown {
  if (node.secure) return undefined
  if (node.oneOf) return exampleOf(node.oneOf[0]!)
  if (node.properties) {
    return Object.fromEntries(
      Object.entries(node.properties)
        .filter(([name, option]) => !option.secure && !HIDDEN_BY_NAME.test(name))
        .map(([name, option]) => [name, exampleOf(option)]),
    )
  }
  if (node.items) return [exampleOf(node.items)]
  if (node.example !== undefined) return node.example
  if (node.enum) return node.enum[0]
  return node.type.includes('boolean') ? true : node.type.includes('string') ? 'some text' : 7
}

it.each([...OPTION_TREES])('the options of %s stay, but those of secrets', (_, tree) => {
  const config = { service: { user_config: exampleOf(tree) } }
  expect(findDifferences(config, hideSecrets(config))).toEqual([])
})
