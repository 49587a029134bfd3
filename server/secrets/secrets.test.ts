import { describe, expect, it } from 'vitest'
import { hideSecrets, REDACTED } from './secrets'

describe('what is taken out of a service', () => {
  it('are passwords, addresses and keys, and the shapes stay', () => {
    expect(
      hideSecrets({
        services: [
          {
            service_name: 'orders-pg',
            service_uri: 'postgres://avnadmin:AVNS_s3cret@orders:21699/defaultdb',
            service_uri_params: { host: 'orders', port: '21699', password: 'AVNS_s3cret' },
            users: [{ username: 'avnadmin', password: 'AVNS_s3cret', access_key: 'PEM' }],
            connection_info: {
              pg: ['postgres://avnadmin:AVNS_s3cret@orders:21699/defaultdb'],
              pg_params: [{ dbname: 'defaultdb', password: 'AVNS_s3cret' }],
              pg_replica_uri: 'postgres://avnadmin:AVNS_s3cret@replica:21699/defaultdb',
              opensearch: ['orders:21699'],
            },
            components: [{ component: 'pg', host: 'orders', port: 21_699 }],
            user_config: { admin_password: 'AVNS_s3cret', pg: { password_encryption: 'md5' } },
            backups: [{ backup_name: '2026-08-20_03-30_0', data_size: 36_259_840 }],
          },
        ],
      }),
    ).toEqual({
      services: [
        {
          service_name: 'orders-pg',
          service_uri: REDACTED,
          service_uri_params: { host: 'orders', port: '21699', password: REDACTED },
          users: [{ username: 'avnadmin', password: REDACTED, access_key: REDACTED }],
          connection_info: {
            pg: [REDACTED],
            pg_params: [{ dbname: 'defaultdb', password: REDACTED }],
            pg_replica_uri: REDACTED,
            opensearch: ['orders:21699'],
          },
          components: [{ component: 'pg', host: 'orders', port: 21_699 }],
          user_config: { admin_password: REDACTED, pg: { password_encryption: 'md5' } },
          backups: [{ backup_name: '2026-08-20_03-30_0', data_size: 36_259_840 }],
        },
      ],
    })
  })

  it.each([
    ['password', 'x'],
    ['Password', 'x'],
    ['opensearch_password', 'x'],
    ['email_sender_password', 'x'],
    ['client_secret', 'x'],
    ['secret_key', 'x'],
    ['hmac_secret', 'x'],
    ['sas_token', 'x'],
    ['access_cert', 'x'],
    ['private_key', 'x'],
    ['certificate', 'x'],
    ['roles_key', 'x'],
    ['service_uri', 'kafka:9092'],
    ['anything', 'https://user:pass@grafana.example/'],
    ['anything', 'rediss://default:pass@valkey:1'],
    ['anything', '-----BEGIN PRIVATE KEY-----\nMII'],
    ['__proto__', 'mysql://a:b@c/'],
  ])('are %s with %j', (name, text) => {
    const value: unknown = JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(text)}}`)
    expect(JSON.stringify(hideSecrets(value))).toBe(`{${JSON.stringify(name)}:"${REDACTED}"}`)
  })

  it('are lists under such a name, whatever is in them', () => {
    expect(hideSecrets({ secrets: ['a', { key: 'b', name: 'c' }], token: [['d'], 1] })).toEqual({
      secrets: [REDACTED, { key: REDACTED, name: REDACTED }],
      token: [[REDACTED], REDACTED],
    })
  })

  it.each([
    { password: null },
    { password: REDACTED },
    { password_encryption: 'scram-sha-256' },
    { innodb_ft_min_token_size: 3, sql_require_primary_key: true, use_refresh_token: false },
    { actor: 'dana@example.com', address: 'https://example.com/@dana' },
    { tags: { team: 'orders', 'offsite:rpo': '4h' } },
    [],
    { max_seeks_for_key: 100, private_key_id: 'a1', token_uri: 'https://example.com/token' },
    { message: 'The token is invalid', time: '2026-08-20T03:30:00Z', place: 'a/b@c' },
    { message: "Invalid key 'max_x': must be 1, password: must be longer than 8" },
    { event_desc: 'User dana@example.com changed the password of avnadmin' },
    { address: 'mailto:dana@example.com', url: 'https://example.com:8080/a?b=c' },
    null,
    'password',
  ])('is nothing in %j', (value) => {
    expect(hideSecrets(value)).toEqual(value)
  })
})
