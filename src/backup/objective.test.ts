import { expect, it } from 'vitest'
import { assumedObjective } from './objective'

it.each([
  ['pg', {}, undefined, 26],
  ['mysql', {}, undefined, 26],
  ['opensearch', {}, undefined, 3],
  ['valkey', {}, undefined, 14],
  ['grafana', {}, undefined, 3],
  ['something_new', {}, undefined, 26],
  ['pg', { backup_interval_hours: 4 }, undefined, 6],
  ['pg', { backup_interval_hours: null }, undefined, 26],
  ['pg', { backup_interval_hours: '4' }, undefined, 26],
  ['pg', { backup_interval_hours: 4 }, { backup_interval_hours: 12 }, 14],
  ['pg', {}, { backup_interval_hours: null }, 26],
  ['pg', {}, null, 26],
])('%s with %j and a schedule of %j: %i h', (type, config, scheduled, hours) => {
  const report =
    scheduled === undefined ? undefined : { backups: [], scheduled_backup_time: scheduled }
  const service = { service_type: type, user_config: config }
  expect(assumedObjective(service, report)).toEqual({ seconds: hours * 3600, assumed: true })
})
