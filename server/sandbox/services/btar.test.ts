import { describe, expect, test } from 'vitest'
import { backupFacts, exampleService, START } from '../test/support'
import { DAY, HOUR } from '../time'
import { updateService } from './update'

const set = (...regions: string[]) => ({ user_config: { additional_backup_regions: regions } })
const option = (text: string) =>
  `Invalid 'user_config': Invalid input for additional_backup_regions: ${text}`
const since = (cloud: string, ago: number) => [{ cloud, from: START - ago }]

describe('a region that cannot be used', () => {
  test.each([
    {
      name: 'of another provider',
      region: 'google-europe-west1',
      message: option(
        "'google-europe-west1' does not belong to the provider of the service, 'aws-eu-central-1'",
      ),
    },
    {
      name: "the service's own",
      region: 'aws-eu-central-1',
      message: option("'aws-eu-central-1' is the cloud of the service"),
    },
    {
      name: 'where the primary backups are',
      service: { cloud: 'aws-eu-west-1' },
      region: 'aws-eu-central-1',
      message: option("'aws-eu-central-1' is the cloud of the primary backups"),
    },
    {
      name: 'with the service, but not its primary backups, at its provider',
      service: { cloud: 'google-europe-west3' },
      region: 'google-europe-west1',
      message: option(
        "'google-europe-west1' does not belong to the provider of the primary backups, 'aws-eu-central-1'",
      ),
    },
    {
      name: 'that does not exist',
      region: 'aws-atlantis-1',
      message: option("unknown cloud 'aws-atlantis-1'"),
    },
    {
      name: 'that is forbidden',
      region: 'aws-af-south-1',
      message: "Cannot use 'aws-af-south-1' for the authorized tenant",
    },
    {
      name: 'for a type without the feature',
      service: { type: 'kafka', plan: 'business-4' },
      region: 'aws-eu-west-1',
      message: option("backup to another region is not supported for service type 'kafka'"),
    },
  ])('$name', ({ service, region, message }) => {
    expect(() => updateService(exampleService(service), set(region), START)).toThrow(
      expect.objectContaining({ status: 400, message }),
    )
  })
})

describe('once in 24 hours', () => {
  const facts = (regions: { cloud: string; from: number; to?: number }[]) =>
    exampleService({
      userConfig: { additional_backup_regions: regions.flatMap((r) => (r.to ? [] : [r.cloud])) },
      backup: backupFacts({ regions }),
    })
  const off = { to: START - HOUR }

  test.each([
    { name: 'the first time', regions: [], next: ['aws-eu-west-1'] },
    {
      name: 'a change after a day',
      regions: since('aws-eu-west-1', DAY),
      next: ['aws-eu-north-1'],
    },
    { name: 'the same again', regions: since('aws-eu-west-1', HOUR), next: ['aws-eu-west-1'] },
    { name: 'turning it off', regions: since('aws-eu-west-1', HOUR), next: [] },
    {
      name: 'on again with the same',
      regions: [{ cloud: 'aws-eu-west-1', from: START - 2 * HOUR, ...off }],
      next: ['aws-eu-west-1'],
    },
  ])('allowed: $name', ({ regions, next }) => {
    const updated = updateService(facts(regions), set(...next), START)
    expect(updated.userConfig.additional_backup_regions).toEqual(next)
  })

  test.each([
    { name: 'a change too soon', regions: since('aws-eu-west-1', DAY - 1) },
    {
      name: 'on again with another',
      regions: [{ cloud: 'aws-eu-west-1', from: START - DAY + 1, ...off }],
    },
  ])('refused: $name', ({ regions }) => {
    expect(() => updateService(facts(regions), set('aws-eu-north-1'), START)).toThrow(
      expect.objectContaining({
        status: 409,
        message:
          'additional_backup_regions can be changed once in 24 hours, next at 2026-08-21T10:00:00Z',
      }),
    )
  })
})

test('the service may not leave the provider of its copies', () => {
  const regions = since('aws-eu-west-1', 9 * DAY)
  const facts = exampleService({ backup: backupFacts({ regions }) })
  expect(() => updateService(facts, { cloud: 'google-europe-west1' }, START)).toThrow(
    expect.objectContaining({ status: 400 }),
  )
  expect(updateService(facts, { cloud: 'aws-eu-west-1' }, START)).toMatchObject({
    cloud: 'aws-eu-west-1',
    backup: { home: 'aws-eu-central-1', regions },
  })
})
