import { expect, it } from 'vitest'
import { serviceSchema } from '~/api/services-shape'
import { connectionText } from './connection'

const service = (parts: object) =>
  serviceSchema.parse({
    service_name: 'orders-pg',
    service_type: 'pg',
    state: 'RUNNING',
    plan: 'business-8',
    cloud_name: 'aws-eu-west-1',
    create_time: '2026-01-01T00:00:00Z',
    update_time: '2026-01-01T00:00:00Z',
    user_config: {},
    ...parts,
  })

it('gives host, port, user and database, and no secret', () => {
  const text = connectionText(
    service({
      service_uri: 'postgres://avnadmin:s3cret@pg.example:12691/defaultdb',
      service_uri_params: { host: 'pg.example', dbname: 'defaultdb', password: 's3cret' },
      users: [{ username: 'avnadmin', password: 's3cret' }, { username: 'reporting' }],
      components: [
        { component: 'pg', host: 'replica.pg.example', port: 12_691, usage: 'replica' },
        { component: 'pg', host: 'pg.example', port: 12_691, usage: 'primary' },
      ],
    }),
  )
  expect(text).toBe('Host: pg.example\nPort: 12691\nUser: avnadmin\nDatabase: defaultdb')
})

it('says what Aiven does not give', () => {
  expect(connectionText(service({ components: null }))).toBe('Host: unknown\nPort: unknown')
})
