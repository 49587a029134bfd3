import { describe, expect, test } from 'vitest'
import { SERVICE_TYPES } from './option-trees'
import { userConfigSchema } from './schema'
import { isServiceType, typeFacts } from './table'

/** Whether the schema of a type has an option, and does not call it deprecated. */
function hasOption(type: string, name: string): boolean {
  const option = userConfigSchema(type)?.properties?.[name]
  return option !== undefined && !option.title.startsWith('Deprecated')
}

describe.each(SERVICE_TYPES)('what is known of %s agrees with its schema:', (type) => {
  const has = (name: string) => hasOption(type, name)
  const { backups, copies, forks } = typeFacts(type)

  test('copies in another region', () => {
    const inSchema = has('additional_backup_regions')
    expect(copies !== null).toBe(inSchema)
  })

  test('forks, and to a moment', () => {
    expect(forks !== null).toBe(has('service_to_fork_from'))
    expect(backups?.pitr ?? false).toBe(has('recovery_target_time'))
    for (const option of forks?.notInherited ?? []) expect(has(option)).toBe(true)
  })

  test('what turns backups off, and what saves only changes', () => {
    expect(backups?.offOption ?? null).toBe(
      has(`${type}_persistence`) ? `${type}_persistence` : null,
    )
    if (backups?.incrementalOption) expect(has(backups.incrementalOption)).toBe(true)
  })
})

test('a type that does not exist is none, whatever it is called', () => {
  for (const type of ['redis', '', 'toString', '__proto__']) {
    expect(isServiceType(type)).toBe(false)
    expect(() => typeFacts(type)).toThrow(/no service type/)
  }
})
