import { describe, expect, it } from 'vitest'
import { json, testGateway } from './test/gateway'

/** Words that stand for a secret, so that one look at an answer tells whether any of it passed. */
const PLANTED = 'pl4ntedX'

const NAMES = [
  'password|Password|PASSWORD|passwd|pwd|pass|passphrase|passcode|db_password|dbPassword',
  'db-password|DbPassword|dbpassword|userpass|password2|password_hash|passwordHash',
  'old_password|passwords|requirepass|secret|secrets|clientSecret|client_secret',
  'CLIENT_SECRET|client-secret|clientsecret|hmacSecret|secret_value|secretData',
  'shared.secret|app secret|token|tokens|access_token|accessToken|refreshToken|id-token',
  'authtoken|key|keys|api_key|apiKey|APIKey|apikey|X-Api-Key|api_keys|ssl_key|sslKey',
  'secretAccessKey|aws_secret_access_key|accountKey|private_key|privateKey|PrivateKeyPem',
  'ssh_key|sshKey2|master_key|encryptionKey|key_pem|keyMaterial|jaas|sasl.jaas.config',
  'saslJaasConfig|jaas_config|credential|credentials|gcpCredentials|creds|pem|client_pem',
  'cert|clientCert|jwk|jwks|session_jwt|keystore|trustStore|keytab|kubeconfig|authorization',
  'cookie|otp|pin|salt|signature|dsn|connectionString|connection_string|jdbcUrl',
  'database_url|service_uri|serviceUri|recovery_codes|ｐａｓｓｗｏｒｄ|__password__',
].flatMap((line) => line.split('|'))

/** What is put under each name: a secret is one as a text, in a list, deep inside and as a number. */
const NUMBER = 8_675_309_422
const UNDER_NAMES: readonly ((name: string) => unknown)[] = [
  (name) => ({ [name]: PLANTED }),
  (name) => ({ [name]: { value: [PLANTED], inner: { text: PLANTED, number: NUMBER } } }),
]

const TEXTS = [
  `postgres://avnadmin:${PLANTED}@host:21699/defaultdb`,
  `Cannot connect to postgres://avnadmin:${PLANTED}@host:1/db?sslmode=require, try later`,
  `rediss://:${PLANTED}@valkey:1`,
  `https://${PLANTED}@api.example.com/`,
  `amqp://u:a/b${PLANTED}@host/vhost`,
  `amqp://u:a@b${PLANTED}@host/vhost`,
  `mongodb+srv://u:${PLANTED}@h1,h2/db`,
  `postgres%3A%2F%2Fu%3A${PLANTED}%40host%2Fdb`,
  `POSTGRES://U:${PLANTED}@HOST`,
  `["postgres://u:${PLANTED}@h/"]`,
  `avnadmin:${PLANTED}@tcp(db.example.com:3306)/defaultdb`,
  `avnadmin:${PLANTED}@db.example.com:5432/defaultdb`,
  `scott/${PLANTED}@//db.example.com:1521/x`,
  `host=h port=1 user=u password=${PLANTED} dbname=d`,
  `host=h password='a ${PLANTED} b' dbname=d`,
  `Server=h;User Id=u;Password=${PLANTED};Encrypt=true`,
  `Server=h;User Id=u;Pwd=${PLANTED};`,
  `jdbc:postgresql://h/db?user=u&password=${PLANTED}`,
  `jdbc:oracle:thin:scott/${PLANTED}@h:1521:x`,
  `jdbc:sqlserver://h;user=u;pw=${PLANTED}`,
  `jdbc:mysql://u:${PLANTED}@h/db`,
  `https://example.com/?api_key=${PLANTED}&x=1`,
  `https://example.com/?X-Amz-Signature=${PLANTED}`,
  `https://blob.example.com/?sv=1&sig=${PLANTED}`,
  `DefaultEndpointsProtocol=https;AccountKey=${PLANTED}==;`,
  `Endpoint=sb://x/;SharedAccessKey=${PLANTED}`,
  `-----BEGIN PRIVATE KEY-----\n${PLANTED}\n-----END PRIVATE KEY-----`,
  `before -----BEGIN RSA PRIVATE KEY-----\\n${PLANTED}`,
  `-----BEGIN CERTIFICATE-----\n${PLANTED}\n-----END CERTIFICATE-----`,
  `-----BEGIN PGP PRIVATE KEY BLOCK-----\n${PLANTED}`,
  `---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n${PLANTED}`,
  `PuTTY-User-Key-File-3: ssh-ed25519\n${PLANTED}`,
  `LS0tLS1CRUdJTiBQUklWQVRF${PLANTED}`,
  `AVNS_${PLANTED}`,
  `the password is AVNS_${PLANTED} since today`,
  `avns_${PLANTED}`,
  `eyJhbGciOiJIUzI1NiJ9.${PLANTED}.abc`,
  `Authorization: Bearer ${PLANTED}`,
  `authorization: aivenv1 ${PLANTED}`,
  `Authorization: Basic ${PLANTED}==`,
  `called with bearer ${PLANTED}`,
  `AKIAIOSFODNN7EXAMPLE secret_access_key=${PLANTED}`,
  `ghp_0123456789${PLANTED}`,
  `sk_live_0123456789${PLANTED}`,
  `xoxb-0123456789-${PLANTED}`,
  `{"password":"${PLANTED}"}`,
  `{"user":{"clientSecret": "${PLANTED}"}}`,
  `{\\"password\\":\\"${PLANTED}\\"}`,
  `{"kty":"oct","k":"${PLANTED}"}`,
  `{"kty":"RSA","n":"x","e":"AQAB","d":"${PLANTED}"}`,
  `password: ${PLANTED}`,
  `password = "${PLANTED}"`,
  `The password is ${PLANTED}`,
  `wrong password "${PLANTED}" for avnadmin`,
  `passphrase='${PLANTED}'`,
  `psql --password ${PLANTED} -h host`,
  `avn --auth-token ${PLANTED} service list`,
  `api_key: ${PLANTED}`,
  `client_secret => '${PLANTED}'`,
  `export PGPASSWORD=${PLANTED}`,
  `AWS_SECRET_ACCESS_KEY=${PLANTED}`,
  `CREATE USER x IDENTIFIED BY '${PLANTED}'`,
  `ALTER ROLE x PASSWORD '${PLANTED}'`,
  `org.apache.kafka.common.security.plain.PlainLoginModule required username="u" password="${PLANTED}";`,
  `sasl.jaas.config=${PLANTED}`,
  `Set-Cookie: session_token=${PLANTED}; Path=/`,
]

const ANSWERS: readonly (readonly [string, unknown, string])[] = [
  ...NAMES.flatMap((name) =>
    UNDER_NAMES.map((put, at) => [`“${name}” (${at})`, put(name), PLANTED] as const),
  ),
  ...TEXTS.map((text) => [text, { message: text, errors: [{ message: text }] }, PLANTED] as const),
  ...TEXTS.map((text) => [`a name: ${text}`, { [text]: 1, list: [text] }, PLANTED] as const),
]

/** Every kind of call that the console makes and that may not tell secrets. */
const PATHS: readonly (readonly [string, string])[] = [
  ['GET', '/v1/clouds'],
  ['GET', '/v1/project'],
  ['GET', '/v1/project/prod/clouds'],
  ['GET', '/v1/project/prod/vpcs'],
  ['GET', '/v1/project/prod/events'],
  ['GET', '/v1/project/prod/service-types'],
  ['GET', '/v1/project/prod/service-types/pg'],
  ['GET', '/v1/project/prod/service-types/pg/plans'],
  ['GET', '/v1/project/prod/service'],
  ['POST', '/v1/project/prod/service'],
  ['GET', '/v1/project/prod/service/pg'],
  ['PUT', '/v1/project/prod/service/pg'],
  ['DELETE', '/v1/project/prod/service/pg'],
  ['GET', '/v1/project/prod/service/pg/backups'],
  ['PATCH', '/v1/project/prod/service/pg/tags'],
  ['POST', '/v1/project/prod/service/pg/backup_to_another_region/report'],
]

const JSON_TYPE = { 'content-type': 'application/json' }

async function ask(
  text: string,
  status = 200,
  [method, path]: readonly [string, string] = PATHS[0]!,
) {
  const answer = new Response(text, { status, headers: JSON_TYPE })
  const { signIn, request } = testGateway({ [path]: answer })
  const { cookie } = await signIn()
  const init = method === 'GET' ? { headers: { cookie } } : json(method, {}, { cookie })
  const response = await request(path, init)
  return { status: response.status, text: await response.text() }
}

describe('of the secrets planted in an answer', () => {
  it('there are three hundred', () => {
    expect(ANSWERS.length).toBeGreaterThanOrEqual(300)
  })

  it.each(ANSWERS)('%s does not pass', async (_, body, secret) => {
    const at = ANSWERS.findIndex(([, planted]) => planted === body)
    const { text } = await ask(JSON.stringify(body), at % 2 ? 200 : 400, PATHS[at % PATHS.length])
    expect(text).toContain('<redacted>')
    expect(text).not.toContain(secret)
    expect(text).not.toContain(String(NUMBER))
  })

  it.each(PATHS)('none passes by %s %s, done or refused', async (method, path) => {
    for (const status of [200, 400, 500]) {
      const body = { message: `AVNS_${PLANTED}`, clientSecret: PLANTED, list: [{ pwd: NUMBER }] }
      const { text } = await ask(JSON.stringify(body), status, [method, path])
      expect(text).not.toMatch(new RegExp(`${PLANTED}|${NUMBER}`))
    }
  })
})

describe('an answer that hides a secret in its form', () => {
  const deep = '{"a":'.repeat(20_000) + `{"password":"${PLANTED}"}` + '}'.repeat(20_000)
  const many = `{"n":9223372036854775807,"x":${deep}}`
  const unreadable: [string, string][] = [
    ['is nested 20,000 deep', deep],
    ['is nested deep and has long numbers', many],
    ['is cut off', `{"password":"${PLANTED}"`],
    ['is no JSON', `password ${PLANTED}`],
    ['has more after its end', `{} {"password":"${PLANTED}"}`],
  ]
  it.each(unreadable)('and %s does not pass: its size, type and status do', async (_, text) => {
    for (const [status, told] of [
      [200, 502],
      [400, 400],
      [500, 500],
    ] as const) {
      const answer = await ask(text, status)
      expect(answer.status).toBe(told)
      expect(answer.text).not.toContain(PLANTED)
      const { message } = JSON.parse(answer.text) as { message: string }
      expect(message).toContain(`answered ${status} with ${text.length} bytes (application/json)`)
    }
  })

  it.each([
    ['a text alone', JSON.stringify(`postgres://u:${PLANTED}@h/`)],
    ['a key given twice', `{"password":"${PLANTED}","password":null}`],
    [
      'a key given twice, with long numbers',
      `{"a":12345678901234567890,"pwd":"${PLANTED}","pwd":1}`,
    ],
    ['signs written as numbers', `{"pass\\u0077ord":"${PLANTED}"}`],
    ['a name that objects have', `{"__proto__":{"password":"${PLANTED}"}}`],
    ['a list at the top', `[["AVNS_${PLANTED}"]]`],
    ['a schema that is none', `{"user_config_schema":{"properties":{"password":"${PLANTED}"}}}`],
    [
      'the default of a secret option',
      `{"user_config_schema":{"properties":{"password":{"default":"${PLANTED}"}}}}`,
    ],
  ])('%s passes without it', async (_, text) => {
    const answer = await ask(text)
    expect(answer.status).toBe(200)
    expect(answer.text).not.toContain(PLANTED)
  })
})
