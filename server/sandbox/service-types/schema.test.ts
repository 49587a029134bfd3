import { describe, expect, test } from 'vitest'
import { compile } from '../validation'
import { SERVICE_TYPES } from './option-trees'
import { DESCRIPTIONS } from './texts'
import { redact, userConfigSchema, type OptionSchema } from './schema'

const schemaOf = (type: string) => {
  const schema = userConfigSchema(type)
  if (!schema) throw new Error(`no schema for ${type}`)
  return schema
}

function visit(schema: OptionSchema, path: string, see: (s: OptionSchema, path: string) => void) {
  see(schema, path)
  for (const [key, child] of Object.entries(schema.properties ?? {})) {
    visit(child, `${path}/${key}`, see)
  }
  if (schema.items) visit(schema.items, `${path}[]`, see)
  schema.oneOf?.forEach((choice, i) => visit(choice, `${path}|${i}`, see))
}

describe.each(SERVICE_TYPES)('%s', (type) => {
  test('its schema accepts its own defaults and examples', () => {
    const wrong: unknown[] = []
    expect(compile(schemaOf(type))({})).toBeUndefined()
    visit(schemaOf(type), type, (schema, path) => {
      const check = compile(schema)
      for (const value of [schema.default, schema.example]) {
        if (value !== undefined && check(value)) wrong.push([path, value, check(value)?.text])
      }
    })
    expect(wrong).toEqual([])
  })

  test('every option has a title and only keywords that the live schema has', () => {
    const keywords = new Set<string>()
    visit(schemaOf(type), type, (schema, path) => {
      expect(`${path}: ${schema.title}`).toMatch(/: \S/)
      Object.keys(schema).forEach((keyword) => keywords.add(keyword))
    })
    for (const ours of ['nullable', 'secure', 'deprecated', 'enumDeprecated', 'restartRequired']) {
      expect(keywords).not.toContain(ours)
    }
  })
})

test('an unknown type has no schema', () => {
  expect(userConfigSchema('cassandra')).toBeUndefined()
})

test.each([
  [
    'pg',
    'backup_hour',
    { title: 'Backup hour', type: ['integer', 'null'], minimum: 0, maximum: 23 },
  ],
  ['pg', 'ip_filter', { title: 'IP filter', default: ['0.0.0.0/0', '::/0'] }],
  ['pg', 'admin_password', { createOnly: true, _secure: true }],
  ['kafka', 'additional_backup_regions', { title: 'Deprecated. Additional backup regions' }],
  ['valkey', 'valkey_version', { enum: ['8.1', '9.0', '9.1', null] }],
])('%s serves %s in the live form', (type, key, expected) => {
  expect(schemaOf(type).properties?.[key]).toMatchObject(expected)
})

test('secrets are redacted wherever they are', () => {
  expect(
    redact(
      {
        smtp_server: { host: 'h', port: 1, from_address: 'a@b.example', password: 'p' },
        auth_github: { client_id: 'i', client_secret: 's' },
      },
      schemaOf('grafana'),
    ),
  ).toMatchObject({
    smtp_server: { host: 'h', password: '<redacted>' },
    auth_github: { client_secret: '<redacted>' },
  })
  expect(
    redact(
      { custom_repos: [{ name: 'n', type: 's3', settings: { bucket: 'b', secret_key: 's' } }] },
      schemaOf('opensearch'),
    ),
  ).toEqual({
    custom_repos: [{ name: 'n', type: 's3', settings: { bucket: 'b', secret_key: '<redacted>' } }],
  })
})

test('every description belongs to an option', () => {
  const described = new Set<unknown>()
  for (const type of SERVICE_TYPES) {
    visit(schemaOf(type), type, (schema) => described.add(schema.description))
  }
  expect(Object.values(DESCRIPTIONS).filter((text) => !described.has(text))).toEqual([])
})
