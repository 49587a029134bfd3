import { expect, it } from 'vitest'
import type { ProjectEvent } from '~/api/events'
import { readHistory } from './history'

function event(desc: string | null, type = 'service_update', time = '2026-08-21T10:00:00Z') {
  return {
    id: '1',
    time,
    actor: 'ada@example.com',
    event_type: type,
    event_desc: desc,
    service_name: 'orders-pg',
  } satisfies ProjectEvent
}

it.each([
  [
    true,
    "Updated 'pg' service 'orders-pg': additional backup region to 'aws-eu-west-1'",
    'service_update',
  ],
  [true, "Updated 'pg' service 'orders-pg': user config", 'service_update'],
  [true, 'Settings were changed', 'something_new'],
  [
    true,
    "Created 'pg' service 'orders-pg' with plan 'business-4' in cloud 'google-europe-west3'",
    'service_create',
  ],
  [true, 'Moved to another cloud', 'service_update'],
  [true, 'Backup restored', 'x'],
  [true, null, ''],
  [false, 'Promoted a standby node to master', 'service_master_promotion'],
  [false, "Added user 'app'", 'service_user_add'],
  [false, 'Maintenance started', 'service_maintenance'],
])('%s: %j (%s) concerns backups', (concerns, desc, type) => {
  const { all, backups } = readHistory([event(desc, type)], 'orders-pg')
  expect(all).toHaveLength(1)
  expect(backups).toHaveLength(concerns ? 1 : 0)
})

it('is of one service, newest first', () => {
  const older = event('backup one', 'x', '2026-08-20T10:00:00Z')
  const newer = event('backup two', 'x', '2026-08-21T10:00:00Z')
  const odd = event('backup three', 'x', 'some time')
  const other = { ...newer, service_name: 'orders-pg-2' }
  expect(readHistory([odd, older, other, newer], 'orders-pg').all).toEqual([newer, older, odd])
})
