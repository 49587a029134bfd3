import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hideSecrets } from './secrets'
import { UNKNOWN_OPTIONS } from './unknown-options'
import { updateEquivalents, type Update } from './update'
import { SERVICE_TYPES } from '../../server/sandbox/service-types/option-trees'
import { userConfigSchema } from '../../server/sandbox/service-types/schema'
import { testSandbox } from '../../server/sandbox/test/support'
import { readAvnOptions } from '~/test/avn'
import { readRequest } from '~/test/curl'
import { makeOptions } from '~/test/options'
import { readByShell } from '~/test/shell'
import type { JsonObject } from '~/user-config/json'
import { arbitraryFor } from '~/user-config/test/arbitrary'

const UPDATE: Update = {
  apiUrl: 'https://api.aiven.io',
  project: 'acme-production',
  serviceName: 'billing-pg',
  serviceType: 'pg',
  state: 'RUNNING',
  plan: 'business-4',
  patch: { additional_backup_regions: ['aws-eu-west-1'] },
  options: makeOptions('pg'),
}

function equivalents(changes: Partial<Update> = {}) {
  const all = updateEquivalents({ ...UPDATE, ...changes })
  const [avn, curl, terraform] = all
  if (!avn || !curl || !terraform || all.length > 3) throw new Error('There are three tools')
  return { avn, curl, terraform }
}

const AVN = ['avn', 'service', 'update', 'billing-pg', '--project', 'acme-production']

describe('avn', () => {
  it.each<[JsonObject, string[]]>([
    [
      { additional_backup_regions: ['aws-eu-west-1'] },
      ['-c', 'additional_backup_regions=["aws-eu-west-1"]'],
    ],
    [{ additional_backup_regions: [] }, ['-c', 'additional_backup_regions=[]']],
    [{ backup_hour: 3, backup_minute: 30 }, ['-c', 'backup_hour=3', '-c', 'backup_minute=30']],
    [{ backup_hour: null }, ['--remove-option', 'backup_hour']],
    [{ migration: null }, ['--remove-option', 'migration']],
    [{ pg: { jit: false } }, ['-c', 'pg.jit=false']],
    [
      { pg: { 'pg_stat_monitor.pgsm_max_buckets': 5 } },
      ['-c', 'pg.pg_stat_monitor.pgsm_max_buckets=5'],
    ],
    [
      { migration: { host: "it's=$HOME", port: 5432, ssl: true } },
      ['-c', "migration.host=it's=$HOME", '-c', 'migration.port=5432', '-c', 'migration.ssl=true'],
    ],
    [{ pg: { timezone: '' } }, ['-c', 'pg.timezone=']],
    [{ recovery_target_time: '@now\n-x' }, ['-c', 'recovery_target_time=@now\n-x']],
    [
      { ip_filter: ['::/0', { network: '10.0.0.0/8', description: 'a "b"' }] },
      ['-c', String.raw`ip_filter=["::/0", {"network": "10.0.0.0/8", "description": "a \"b\""}]`],
    ],
  ])('says %j', (patch, args) => {
    expect(readByShell(equivalents({ patch }).avn.text)).toEqual([[...AVN, ...args]])
  })

  it('says all digits of a number, as Terraform does', () => {
    const patch = { pglookout: { max_failover_replication_time_lag: 9_223_372_036_854_775_806n } }
    const arg = 'pglookout.max_failover_replication_time_lag=9223372036854775806'
    const { avn, terraform } = equivalents({ patch })
    expect(readByShell(avn.text)).toEqual([[...AVN, '-c', arg]])
    expect(terraform.text).toContain('max_failover_replication_time_lag = 9223372036854775806\n')
  })

  it('is told of an API that is not Aiven’s', () => {
    const { avn } = equivalents({ apiUrl: 'http://127.0.0.1:4281' })
    const [command] = readByShell(avn.text)
    expect(command?.slice(0, 5)).toEqual([
      'avn',
      '--url',
      'http://127.0.0.1:4281',
      'service',
      'update',
    ])
  })

  it.each<[string, JsonObject, string]>([
    ['thanos', { env: { A: 'b' } }, 'env'],
    ['pg', { unheard_of: 1, backup_hour: 3 }, 'unheard_of'],
    ['pg', { ip_filter: null }, 'ip_filter'],
    ['pg', { migration: {} }, 'migration'],
    ['pg', { pg: { timezone: 'a\0b' } }, 'pg.timezone'],
  ])('says nothing rather than half of it: %s %j', (serviceType, patch, key) => {
    const { avn } = equivalents({ serviceType, patch, options: makeOptions(serviceType) })
    expect(avn).toEqual({ tool: 'avn', text: '', notes: [`avn cannot express ${key}. Use curl.`] })
  })

  // Whatever value the schema allows: avn ends up with it, or is not asked to.
  it.each(SERVICE_TYPES)('sets every option of %s', { timeout: 60_000 }, (serviceType) => {
    const options = makeOptions(serviceType)
    const schema = userConfigSchema(serviceType) ?? {}
    const said = options.flatMap(({ path, field }) =>
      fc.sample(arbitraryFor(field), { numRuns: 3, seed: 4 }).flatMap((value) => {
        const patch = path.reduceRight((inner, key) => ({ [key]: inner }), value) as JsonObject
        const { text } = equivalents({ serviceType, patch, options }).avn
        return text === '' ? [] : [{ text, meant: hideSecrets(patch, options).config }]
      }),
    )
    const commands = readByShell(said.map(({ text }) => text).join('\n'))
    expect(said.length).toBeGreaterThan(options.length * 2)
    expect(commands.map((args) => readAvnOptions(args, schema))).toEqual(
      said.map(({ meant }) => meant),
    )
  })
})

describe('curl', () => {
  it('sends the patch, with the token from the environment', () => {
    const patch = { pg: { log_line_prefix: `it's "%m" \\ $HOME \`x\`\n` }, backup_hour: null }
    const request = readRequest(equivalents({ patch }).curl.text, { AIVEN_TOKEN: 'a b' })
    expect(request).toEqual({
      method: 'PUT',
      url: 'https://api.aiven.io/v1/project/acme-production/service/billing-pg',
      headers: { Authorization: 'Bearer a b', 'content-type': 'application/json' },
      body: { user_config: patch },
    })
  })

  it('keeps all digits of a number', () => {
    const patch = { pglookout: { max_failover_replication_time_lag: 9_223_372_036_854_775_806n } }
    expect(readRequest(equivalents({ patch }).curl.text).body).toEqual({ user_config: patch })
  })

  it('keeps any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { curl } = equivalents({ patch: { text } })
        expect(readRequest(curl.text).body).toEqual({ user_config: { text } })
      }),
      { numRuns: 30 },
    )
  })

  it('does to the API what the console does', async () => {
    const patch = { additional_backup_regions: ['aws-eu-west-1'], pg: { jit: false } }
    const byConsole = testSandbox()
    const byCurl = testSandbox()
    const { text } = equivalents({ apiUrl: 'http://sandbox', patch }).curl
    const { method, url, headers, body } = readRequest(text, { AIVEN_TOKEN: 'sandbox-admin' })

    const answer = await byCurl.fetch(
      new Request(url, { method, headers, body: JSON.stringify(body) }),
    )
    await byConsole.update('billing-pg', { user_config: patch })

    expect(answer.status).toBe(200)
    const [console, curl] = [
      await byConsole.service('billing-pg'),
      await byCurl.service('billing-pg'),
    ]
    expect(curl.user_config).toMatchObject(patch)
    expect(curl).toEqual(console)
    byConsole.close()
    byCurl.close()
  })
})

describe('Terraform', () => {
  const insideOf = (patch: JsonObject, serviceType = 'pg') =>
    equivalents({ patch, serviceType, options: makeOptions(serviceType) }).terraform

  it('shows the lines in their place', () => {
    expect(equivalents().terraform.text).toBe(`resource "aiven_pg" "billing_pg" {
  # Add to the existing blocks; keep all other lines.

  pg_user_config {
    additional_backup_regions = ["aws-eu-west-1"]
  }
}`)
  })

  it.each<[string, JsonObject, string]>([
    ['pg', { additional_backup_regions: [] }, 'additional_backup_regions = []'],
    ['pg', { backup_hour: 3, backup_minute: 30 }, 'backup_hour   = 3\n    backup_minute = 30'],
    ['pg', { pg: { jit: false } }, 'pg {\n      jit = false\n    }'],
    [
      'pg',
      { pg: { 'pg_stat_monitor.pgsm_max_buckets': 5 } },
      'pg_stat_monitor__dot__pgsm_max_buckets = 5',
    ],
    [
      'opensearch',
      { opensearch: { 'node.search.cache.size': '1gb' } },
      'node_search_cache_size = "1gb"',
    ],
    ['pg', { ip_filter: ['::/0'] }, 'ip_filter_string = ["::/0"]'],
    [
      'pg',
      { ip_filter: [{ network: '::/0' }, 'a'] },
      'ip_filter_object {\n      network = "::/0"\n    }\n\n    ip_filter_object {\n      network = "a"\n    }',
    ],
    ['thanos', { env: { A: '${b}' } }, 'env = { "A" = "$${b}" }'],
    ['pg', { backup_hour: null }, '# Delete: backup_hour'],
    ['pg', { switchover_windows: [] }, '# Delete every block: switchover_windows'],
  ])('%s %j', (serviceType, patch, hcl) => {
    expect(insideOf(patch, serviceType).text).toContain(hcl)
  })

  it('says what deleting a line does not do', () => {
    expect(insideOf({ backup_hour: null }).notes.join(' ')).toContain(
      'Also remove backup_hour with avn or curl.',
    )
  })

  it.each(Object.entries(UNKNOWN_OPTIONS))(
    'leaves out of %s what the provider refuses',
    (type, keys) => {
      const patch = Object.fromEntries(keys.map((key) => [key.split('.')[0] ?? '', {}]))
      for (const option of makeOptions(type)) {
        if (keys.includes(option.path.join('.'))) {
          const [first = '', ...rest] = option.path
          const inner = rest.reduceRight<unknown>((value, key) => ({ [key]: value }), 1)
          patch[first] = rest.length > 0 ? Object.assign(patch[first] ?? {}, inner) : 1
        }
      }
      const { text, notes } = insideOf(patch, type)
      for (const key of keys) {
        expect(text).toContain(`# Omitted because the provider does not support it: ${key}\n`)
      }
      expect(text).not.toMatch(/ = 1$/m)
      expect(notes.join(' ')).toContain(keys.join(', '))
    },
  )

  it('has nothing for a service that is off: any apply powers it on', () => {
    const { text, notes } = equivalents({ state: 'POWEROFF' }).terraform
    expect(text).toBe('')
    expect(notes.join(' ')).toContain('would power it on')
  })

  it('has nothing for a type without a resource', () => {
    expect(equivalents({ serviceType: 'cassandra' }).terraform.text).toBe('')
  })
})

describe('secrets', () => {
  const patch = { migration: { host: 'db', port: 1, password: 'hunter2' } }

  it.each([
    ['the schema says so', patch, makeOptions('pg')],
    ['the name says so', patch, undefined],
    ['it was hidden before', { migration: { host: '<redacted>' } }, undefined],
  ])('are left out when %s', (_, patch, options) => {
    const { avn, curl, terraform } = equivalents({ patch, options })
    const all = JSON.stringify([avn, curl, terraform])
    expect(all).not.toContain('hunter2')
    expect(all).not.toContain('<redacted>')
    expect(avn.text).toContain('<SECRET>')
    expect(curl.text).toContain('<SECRET>')
    expect(terraform.text).toMatch(/= var\.migration_(password|host)/)
    expect(terraform.text).toContain('sensitive = true')
    expect(curl.notes.join(' ')).toMatch(/<SECRET> with yours: migration\.(password|host)/)
  })

  it('are found inside lists and free-form objects', () => {
    const env = { name: 'e', env: { secrets: { ANY: 'hunter2' } } }
    const patch = { secret_providers: [env, { name: 'v', vault: { token: 'hunter3' } }] }
    const options = makeOptions('kafka_connect')
    const all = JSON.stringify(equivalents({ serviceType: 'kafka_connect', patch, options }))
    expect(all).not.toMatch(/hunter/)
  })
})
