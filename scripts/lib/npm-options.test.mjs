import { expect, it } from 'vitest'
import { explainKeptOptions } from './npm-options.mjs'

it.each([
  [{ npm_config_port: '5000' }, [], '-- --port 5000'],
  [{ npm_config_port: 'true' }, ['5000'], '-- --port 5000'],
  [
    { npm_config_sandbox_port: '5001', npm_config_watch: 'true' },
    [],
    '--sandbox-port 5001 --watch',
  ],
])(
  'options that npm kept are told with the command that was meant: %j %j',
  (env, args, command) => {
    expect(explainKeptOptions(env, args)).toContain(command)
  },
)

it('what npm has of its own is no option of Offsite', () => {
  const env = { npm_config_cache: '/x', PORT: '1', npm_config_port: '' }
  expect(explainKeptOptions(env, ['--port', '1'])).toBe(undefined)
})
