import { expect, it } from 'vitest'
import { createEquivalents, type Creation } from './create'
import { readRequest } from '~/test/curl'
import { makeOptions } from '~/test/options'
import { readByShell } from '~/test/shell'

const SERVICE: Creation = {
  apiUrl: 'https://api.aiven.io',
  project: 'acme-production',
  serviceName: 'new-pg',
  serviceType: 'pg',
  plan: 'business-4',
  cloud: 'aws-eu-central-1',
  userConfig: { additional_backup_regions: ['aws-eu-west-1'] },
  options: makeOptions('pg'),
}

const FORK: Creation = {
  ...SERVICE,
  cloud: 'aws-eu-west-1',
  userConfig: {
    service_to_fork_from: 'orders-pg',
    project_to_fork_from: 'acme-staging',
    recovery_target_time: '2026-08-21 09:30:00+00:00',
  },
  tags: { purpose: "Ada's drill", empty: '' },
  terminationProtection: true,
  copyTags: true,
}

function equivalents(creation: Creation) {
  const [avn, curl, terraform] = createEquivalents(creation)
  if (!avn || !curl || !terraform) throw new Error('There are three tools')
  return { avn, curl, terraform }
}

const start = (cloud: string) => [
  ...'avn service create new-pg --project acme-production --service-type pg'.split(' '),
  ...`--plan business-4 --cloud ${cloud}`.split(' '),
]

it('creates a service with avn', () => {
  expect(readByShell(equivalents(SERVICE).avn.text)).toEqual([
    [...start('aws-eu-central-1'), '-c', 'additional_backup_regions=["aws-eu-west-1"]'],
  ])
})

it('forks with avn, then tags', () => {
  const { text, notes } = equivalents(FORK).avn
  expect(readByShell(text)).toEqual([
    [
      ...start('aws-eu-west-1'),
      ...'--service-to-fork-from orders-pg'.split(' '),
      '--recovery-target-time',
      '2026-08-21 09:30:00+00:00',
      ...'--enable-termination-protection -c project_to_fork_from=acme-staging'.split(' '),
    ],
    [
      ...'avn service tags update new-pg --project acme-production --add-tag'.split(' '),
      "purpose=Ada's drill",
      ...'--add-tag empty='.split(' '),
    ],
  ])
  expect(notes).toContain("avn cannot copy the source's tags.")
})

it('names the backup to fork from', () => {
  const { avn } = equivalents({
    ...SERVICE,
    serviceType: 'opensearch',
    userConfig: { service_to_fork_from: 'logs', recovery_basebackup_name: 'backup-1' },
    options: makeOptions('opensearch'),
  })
  const words = readByShell(avn.text).flat()
  expect(words.slice(-4)).toEqual([
    '--service-to-fork-from',
    'logs',
    '-c',
    'recovery_basebackup_name=backup-1',
  ])
})

it('has no avn command for a tag that avn would misread', () => {
  const { avn } = equivalents({ ...SERVICE, tags: { 'a=b': 'c' } })
  expect(avn).toMatchObject({ text: '', notes: ['avn cannot express the tag a=b. Use curl.'] })
})

it('creates with curl', () => {
  expect(readRequest(equivalents(FORK).curl.text)).toMatchObject({
    method: 'POST',
    url: 'https://api.aiven.io/v1/project/acme-production/service',
    body: {
      service_name: 'new-pg',
      service_type: 'pg',
      plan: 'business-4',
      cloud: 'aws-eu-west-1',
      user_config: FORK.userConfig,
      tags: FORK.tags,
      termination_protection: true,
      copy_tags: true,
    },
  })
})

it('creates with Terraform', () => {
  const { text, notes } = equivalents(FORK).terraform
  expect(text).toBe(`terraform {
  required_providers {
    aiven = { source = "aiven/aiven" }
  }
}

resource "aiven_pg" "new_pg" {
  project                = "acme-production"
  service_name           = "new-pg"
  cloud_name             = "aws-eu-west-1"
  plan                   = "business-4"
  termination_protection = true

  pg_user_config {
    service_to_fork_from = "orders-pg"
    project_to_fork_from = "acme-staging"
    recovery_target_time = "2026-08-21 09:30:00+00:00"
  }

  tag {
    key   = "purpose"
    value = "Ada's drill"
  }

  tag {
    key   = "empty"
    value = ""
  }

  lifecycle {
    # The fork source is used at creation only: a change would delete the service.
    ignore_changes = [pg_user_config[0].service_to_fork_from, pg_user_config[0].project_to_fork_from, pg_user_config[0].recovery_target_time]
  }
}`)
  expect(notes).toContain("The provider cannot copy the source's tags.")
})
