import { expect, it } from 'vitest'
import { optionsOf } from '../test/options'
import { SECRET_PLACEHOLDER, withoutSecrets } from './secrets'

it.each([
  ['pg', { admin_password: 'hunter2hunter2' }, { admin_password: SECRET_PLACEHOLDER }],
  [
    'grafana',
    { smtp_server: { host: 'mail.example.com', password: 'p', port: 25 }, alerting_enabled: true },
    {
      smtp_server: { host: 'mail.example.com', password: SECRET_PLACEHOLDER, port: 25 },
      alerting_enabled: true,
    },
  ],
  ['pg', { backup_hour: null, pg: { jit: false } }, { backup_hour: null, pg: { jit: false } }],
])('%s: %j is shown as %j', (type, patch, shown) => {
  expect(withoutSecrets(optionsOf(type), patch)).toEqual(shown)
})
