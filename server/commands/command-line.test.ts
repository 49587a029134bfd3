import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCommandLine } from './command-line'
import { OptionError, type Environment } from './values'

const WATCH = ['watch', '--upstream=https://api.aiven.io']

const key = Buffer.alloc(32, 5).toString('base64url')

/** The options of the console, for which no command is named. */
function parseOptions(args: string[], env: Environment) {
  const task = readCommandLine(args, env)
  return task.command === 'serve' ? task.options : task
}

describe('options', () => {
  it('default to a sandbox on this machine', () => {
    expect(parseOptions([], {})).toEqual({
      host: '127.0.0.1',
      port: 4280,
      drainDelay: 0,
      sessionKeys: [],
      api: { kind: 'sandbox', port: 4281, data: '.offsite' },
      access: { readOnly: false },
      watch: { data: '.offsite', tell: {} },
    })
  })

  it.each([
    ['a sandbox', [], {}, { data: '.offsite', tell: {} }],
    ['a sandbox and --no-watch', ['--no-watch'], {}, undefined],
    ['an API', ['--upstream=https://api.aiven.io'], { AIVEN_TOKEN: 't' }, undefined],
    [
      'an API and --watch',
      ['--upstream=https://api.aiven.io', '--watch', '--data=d'],
      { AIVEN_TOKEN: 't' },
      { data: 'd', token: 't', tell: {} },
    ],
  ])('watch beside %s as asked', (_, args, env, watch) => {
    const options = parseOptions(args, env)
    expect('watch' in options ? options.watch : undefined).toEqual(watch)
  })

  it('keep an emergency kit where a watcher can', () => {
    expect(readCommandLine([...WATCH, '--kit=k'], { AIVEN_TOKEN: 't' })).toMatchObject({
      options: { kit: 'k' },
    })
    expect(parseOptions([], { OFFSITE_KIT: 'e' })).toMatchObject({ watch: { kit: 'e' } })
    expect(() => readCommandLine(['--no-watch', '--kit=k'], {})).toThrow('add --watch')
    expect(() => readCommandLine(['--kit='], {})).toThrow('--kit takes a folder')
  })

  it('tell people where a watcher stands beside the console', () => {
    const env = { OFFSITE_WEBHOOK_URL: 'https://hooks.example/1' }
    expect(parseOptions(['--digest=8'], env)).toMatchObject({
      watch: { tell: { webhook: 'https://hooks.example/1', digestHour: 8 } },
    })
    expect(() => readCommandLine(['--no-watch'], env)).toThrow('add --watch')
  })

  it('need a token to watch an API', () => {
    const args = ['--upstream=https://api.aiven.io', '--watch']
    expect(() => readCommandLine(args, {})).toThrow('An Aiven token is needed')
  })

  it('come from the environment, where empty means unset', () => {
    const env = { PORT: '1', SANDBOX_PORT: '2', OFFSITE_DATA: 'd', OFFSITE_UPSTREAM: '' }
    expect(parseOptions([], env)).toMatchObject({
      port: 1,
      api: { kind: 'sandbox', port: 2, data: 'd' },
    })
  })

  it('come from flags before the environment', () => {
    const args = ['--port=0', '--sandbox-port', '5', '--data', 'x', '--host', '0.0.0.0']
    const env = { PORT: '1', SANDBOX_PORT: '2', OFFSITE_DATA: 'd' }
    expect(parseOptions(args, env)).toMatchObject({
      host: '0.0.0.0',
      port: 0,
      api: { port: 5, data: 'x' },
    })
  })

  it.each([
    'https://api.aiven.io',
    'http://127.0.0.1:8080',
    'http://localhost:8080/prefix',
    'http://[::1]:8080',
  ])('take %s as the API instead of the sandbox', (url) => {
    const api = { kind: 'aiven', url: new URL(url).href, allowPrivate: false }
    expect(parseOptions(['--upstream', url], {})).toMatchObject({ api })
    expect(parseOptions([], { OFFSITE_UPSTREAM: url })).toMatchObject({ api })
  })

  it.each([
    ['1', 1],
    ['50', 50],
    ['10000', 10_000],
  ])('take a fleet of %s', (text, fleet) => {
    expect(parseOptions(['--fleet', text], {})).toMatchObject({ api: { kind: 'sandbox', fleet } })
  })

  it('hold the session keys in their order', () => {
    const other = Buffer.alloc(32, 6)
    const env = { OFFSITE_SESSION_KEYS: ` ${other.toString('base64url')} ,${key},` }
    expect(parseOptions([], env)).toMatchObject({ sessionKeys: [other, Buffer.alloc(32, 5)] })
  })

  it('take a port for metrics and a delay before the end', () => {
    const env = { OFFSITE_METRICS_PORT: '9', OFFSITE_DRAIN_DELAY: '5' }
    expect(parseOptions([], env)).toMatchObject({ metricsPort: 9, drainDelay: 5 })
    const args = ['--metrics-port=8', '--drain-delay=10']
    expect(parseOptions(args, env)).toMatchObject({ metricsPort: 8, drainDelay: 10 })
  })

  it('can put a proxy that signs in in front', () => {
    const flags = ['--trusted-proxy', '10.0.0.5, ::1', '--user-header', 'X-Forwarded-Email']
    const env = { AIVEN_TOKEN: 'shared', OFFSITE_PUBLIC_URL: 'https://offsite.example.com' }
    expect(parseOptions([...flags, '--read-only'], env)).toMatchObject({
      access: {
        readOnly: true,
        publicOrigin: 'https://offsite.example.com',
        trustedProxies: ['10.0.0.5', '::1'],
        singleSignOn: { header: 'x-forwarded-email', token: 'shared' },
      },
    })
  })

  it('let the API be on a private network when told so', () => {
    const args = ['--upstream', 'https://10.1.2.3', '--allow-private-upstream']
    expect(parseOptions(args, {})).toMatchObject({ api: { allowPrivate: true } })
  })

  it('can ask for help', () => {
    for (const args of [['--help'], ['-h'], ['help']]) {
      expect(readCommandLine(args, {})).toMatchObject({
        command: 'help',
        text: expect.stringMatching(/--sandbox-port <n>[^]*Safety:[^]*--user-header[^]*sandbox/),
      })
    }
    const help = readCommandLine(['sandbox', '--help'], {})
    expect(help).toMatchObject({ text: expect.stringContaining('--fleet') })
    expect(help).not.toMatchObject({ text: expect.stringContaining('--user-header') })
  })

  it('of a command follow it', () => {
    const args = ['sandbox', '--sandbox-port=7', '--fleet', '50']
    expect(readCommandLine(args, { OFFSITE_HOST: '::1' })).toEqual({
      command: 'sandbox',
      options: { host: '::1', port: 7, data: '.offsite', fleet: 50 },
    })
  })

  it('of watch name the API, the projects and the token', () => {
    const args = ['watch', '--project', 'a-*', '--project=b', '--every', '10m', '--once']
    const env = { OFFSITE_UPSTREAM: 'https://api.aiven.io', AIVEN_TOKEN: ' secret\n' }
    expect(readCommandLine(args, env)).toEqual({
      command: 'watch',
      options: {
        upstream: { url: 'https://api.aiven.io/', allowPrivate: false },
        token: 'secret',
        projects: ['a-*', 'b'],
        every: 600_000,
        once: true,
        data: '.offsite',
        tell: {},
        host: '127.0.0.1',
      },
    })
  })

  it('of check name the policy, the format and what is checked', () => {
    const args = ['check', '--plan=plan.json', '--policy', 'p.yaml', '--format=json', '--output=o']
    expect(readCommandLine(args, {})).toEqual({
      command: 'check',
      options: {
        subject: { kind: 'plan', file: 'plan.json', upstream: undefined },
        projects: [],
        policy: 'p.yaml',
        format: 'json',
        output: 'o',
      },
    })
    const env = { OFFSITE_UPSTREAM: 'https://api.aiven.io', AIVEN_TOKEN: 't' }
    expect(readCommandLine(['check', '--project=a'], env)).toMatchObject({
      options: { subject: { kind: 'services', token: 't' }, projects: ['a'], format: 'table' },
    })
  })

  it('of watch say whom to tell, with secrets from the environment', () => {
    const args = [...WATCH, '--mail-from=a@b.example', '--mail-to', 'c@d.example', '--digest=8']
    const env = {
      AIVEN_TOKEN: 't',
      OFFSITE_WEBHOOK_URL: 'https://hooks.example/1',
      OFFSITE_SMTP_URL: 'smtps://u:p@smtp.example',
      OFFSITE_CONSOLE_URL: 'https://offsite.example/',
    }
    expect(readCommandLine(args, env)).toMatchObject({
      options: {
        tell: {
          webhook: 'https://hooks.example/1',
          mail: { smtpUrl: 'smtps://u:p@smtp.example', from: 'a@b.example', to: ['c@d.example'] },
          console: 'https://offsite.example',
          digestHour: 8,
        },
      },
    })
  })

  it('of doctor name the API, one project, the report and the token', () => {
    const args = ['doctor', '--upstream=https://api.aiven.io', '--project=a', '--report', 'r.json']
    expect(readCommandLine(args, { AIVEN_TOKEN: 't' })).toEqual({
      command: 'doctor',
      options: {
        upstream: { url: 'https://api.aiven.io/', allowPrivate: false },
        token: 't',
        project: 'a',
        report: 'r.json',
      },
    })
  })

  it('take the token from a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'offsite-'))
    const file = join(folder, 'token')
    writeFileSync(file, 'from-a-file\n')
    const args = ['watch', '--upstream=https://api.aiven.io', `--token-file=${file}`]
    const task = readCommandLine(args, { AIVEN_TOKEN: 'other' })
    expect(task).toMatchObject({ options: { token: 'from-a-file', every: 300_000, once: false } })
    rmSync(folder, { recursive: true })
  })

  it('take the token that all act with from a file too', () => {
    const folder = mkdtempSync(join(tmpdir(), 'offsite-'))
    const file = join(folder, 'token')
    writeFileSync(file, 'shared\n')
    const args = ['--trusted-proxy=::1', '--user-header=x-user', '--public-url=https://a.example']
    expect(parseOptions([...args, `--token-file=${file}`], {})).toMatchObject({
      access: { singleSignOn: { token: 'shared' } },
    })
    rmSync(folder, { recursive: true })
  })

  it.each(['token', 'webhook', 'slack', 'smtp-url', 'heartbeat'])(
    'refuse an empty file for --%s-file, which would turn something off silently',
    (name) => {
      const folder = mkdtempSync(join(tmpdir(), 'offsite-'))
      const file = join(folder, 'empty')
      const env = { AIVEN_TOKEN: name === 'token' ? '' : 't', OFFSITE_WEBHOOK_URL: 'https://h' }
      for (const text of ['', '\n', ' \r\n']) {
        writeFileSync(file, text)
        const read = () => readCommandLine([...WATCH, `--${name}-file=${file}`], env)
        expect(read).toThrow(OptionError)
        expect(read).toThrow(`The file ${file} of --${name}-file is empty.`)
      }
      rmSync(folder, { recursive: true })
    },
  )

  it.each<[string[], Record<string, string>, RegExp]>([
    [['--port', 'http'], {}, /--port takes a whole number from 0 to 65535, not 'http'/],
    [['--port', '65536'], {}, /--port/],
    [['--port='], {}, /--port/],
    [[], { PORT: '-1' }, /--port/],
    [['--sandbox-port', '1.5'], {}, /--sandbox-port/],
    [['--port', '9'], { SANDBOX_PORT: '9' }, /--port and --sandbox-port are both 9/],
    [['--metrics-port=4280'], {}, /--port and --metrics-port are both 4280/],
    [['--metrics-port', 'x'], {}, /--metrics-port/],
    [['--drain-delay=-1'], {}, /--drain-delay takes a whole number of seconds from 0 to 300/],
    [['--drain-delay', '301'], {}, /not '301'/],
    [['--data='], {}, /--data takes a folder/],
    [['--data', ' '], {}, /--data takes a folder/],
    [['--fleet', '0'], {}, /--fleet takes a whole number from 1 to 10000, not '0'/],
    [['--fleet', '10001'], {}, /not '10001'/],
    [['--fleet', '1e3'], {}, /not '1e3'/],
    [['--fleet', 'many'], {}, /not 'many'/],
    [['--fleet='], {}, /--fleet/],
    [['--fleet', '5', '--upstream', 'https://api.aiven.io'], {}, /--fleet .* --upstream/],
    [
      ['--sandbox-port', '5', '--upstream', 'https://api.aiven.io'],
      {},
      /--sandbox-port .* --upstream/,
    ],
    [['--upstream', 'api.aiven.io'], {}, /a URL/],
    [['--upstream', 'ftp://api.aiven.io'], {}, /a URL/],
    [['--upstream', 'http://api.aiven.io'], {}, /must be https/],
    [['--upstream', 'http://127.0.0.1.evil.example'], {}, /must be https/],
    [['--upstream', 'https://a:b@api.aiven.io'], {}, /without user/],
    [['--upstream', 'https://api.aiven.io?x'], {}, /without user/],
    [['--upstream', 'https://10.0.0.1'], {}, /private network/],
    [['--upstream', 'https://169.254.169.254'], {}, /private network/],
    [['--upstream', 'https://0xc0a80001'], {}, /private network/],
    [['--upstream', 'https://[fd00::1]'], {}, /private network/],
    [['--upstream', 'https://[::ffff:10.0.0.1]'], {}, /private network/],
    [
      ['--upstream', 'https://api.aiven.io'],
      { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
      /NODE_TLS_REJECT_UNAUTHORIZED/,
    ],
    [['--trusted-proxy', 'proxy'], {}, /IP addresses, not 'proxy'/],
    [['--user-header', 'x-user'], {}, /needs --trusted-proxy/],
    [['--user-header', 'x-user', '--trusted-proxy', '::1'], {}, /--public-url/],
    [
      ['--user-header', 'x-user', '--trusted-proxy', '::1', '--public-url', 'https://a.example'],
      {},
      /AIVEN_TOKEN/,
    ],
    [['--user-header', 'Cookie', '--trusted-proxy', '::1'], {}, /not 'Cookie'/],
    [['--public-url', 'http://offsite.example'], {}, /must be https/],
    [['--public-url', 'https://offsite.example/path'], {}, /an origin/],
    [['--prot', '1'], {}, /'--prot'.* See --help\.$/],
    [['--port'], {}, /--port.* See --help\.$/],
    [['help', 'serve'], {}, /^Unknown command 'serve'\. See --help\.$/],
    [['help', 'nonsense'], {}, /^Unknown command 'nonsense'\. See --help\.$/],
    [['serve'], {}, /'serve'.* See --help\.$/],
    [['--port', '1', 'sandbox'], {}, /Options follow the command: offsite sandbox/],
    [['sandbox', '--upstream', 'https://api.aiven.io'], {}, /'--upstream'.* See --help\.$/],
    [['sandbox', 'x'], {}, /'x'/],
    [['--tokne=secret'], {}, /^Unknown option '--tokne'.* See --help\.$/],
    [['--token', key], {}, /everyone on this machine can read.* AIVEN_TOKEN.* --token-file/],
    [['sandbox', `--token=${key}`], {}, /everyone on this machine can read/],
    [['watch'], { AIVEN_TOKEN: 'secret' }, /--upstream is needed/],
    [['doctor'], { AIVEN_TOKEN: 'secret' }, /--upstream is needed/],
    [['doctor', '--upstream=https://api.aiven.io'], {}, /AIVEN_TOKEN or --token-file/],
    [
      ['doctor', '--upstream=https://api.aiven.io', '--report='],
      { AIVEN_TOKEN: 't' },
      /--report takes the name of a file/,
    ],
    [['watch', '--upstream=https://api.aiven.io'], {}, /AIVEN_TOKEN or --token-file/],
    [WATCH, { AIVEN_TOKEN: 'sec ret' }, /contains a character that no token has/],
    [
      [...WATCH, '--token-file=/nowhere/t'],
      {},
      /The file \/nowhere\/t of --token-file cannot be read/,
    ],
    [[...WATCH, '--every=30'], { AIVEN_TOKEN: 't' }, /--every takes a time from 1m to 1d.*'30'/],
    [[...WATCH, '--every=2d'], { AIVEN_TOKEN: 't' }, /not '2d'/],
    [[...WATCH, '--token=secret'], {}, /everyone on this machine can read/],
    [
      [...WATCH, '--webhook=https://h/secret'],
      {},
      /everyone .* OFFSITE_WEBHOOK_URL.* --webhook-file/,
    ],
    [[...WATCH, '--smtp-url', 'smtps://u:secret@h'], {}, /OFFSITE_SMTP_URL/],
    [
      WATCH,
      { AIVEN_TOKEN: 't', OFFSITE_SLACK_URL: 'secret' },
      /OFFSITE_SLACK_URL .* not hold a URL/,
    ],
    [
      [...WATCH, '--mail-to=a@b.example'],
      { AIVEN_TOKEN: 't' },
      /--mail-from, --mail-to and a mail server/,
    ],
    [[...WATCH, '--digest=24'], { AIVEN_TOKEN: 't' }, /--digest takes an hour.*'24'/],
    [[...WATCH, '--console-url=offsite'], { AIVEN_TOKEN: 't' }, /--console-url takes a URL/],
    [['check'], { AIVEN_TOKEN: 't' }, /--upstream or --plan is needed/],
    [['check', '--upstream=https://api.aiven.io'], {}, /AIVEN_TOKEN or --token-file/],
    [
      ['check', '--plan=p', '--format=xml'],
      {},
      /--format.*table, json, junit, markdown\. See --help\.$/,
    ],
    [[], { OFFSITE_SESSION_KEYS: key.slice(1) }, /Key 1 .* 32 bytes/],
    [[], { OFFSITE_SESSION_KEYS: `${key},${key}!` }, /Key 2 .* 32 bytes/],
  ])('that cannot be used are one clear line: %j %j', (args, env, message) => {
    const parse = () => parseOptions(args, env)
    expect(parse).toThrow(OptionError)
    expect(parse).toThrow(message)
    expect(parse).not.toThrow(/\n/)
    expect(parse).not.toThrow(key.slice(1))
    expect(parse).not.toThrow('secret')
  })
})
