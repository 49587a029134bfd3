import { expect, it } from 'vitest'
import { isSupportedNode, npmCommand } from './prepare.mjs'

it.each([
  ['v18.20.0', false],
  ['v20.9.0', false],
  ['v20.18.3', false],
  ['v20.19.0', true],
  ['v22.1.0', true],
  ['v100.0.0', true],
])('Node %s is supported: %s', (version, supported) => {
  expect(isSupportedNode(version)).toBe(supported)
})

it.each([
  [{ npm_execpath: '/usr/lib/npm/bin/npm-cli.js' }, 'linux', process.execPath, false],
  [{ npm_execpath: 'C:\\node\\npm\\bin\\npm-cli.js' }, 'win32', process.execPath, false],
  [{ npm_execpath: '/usr/lib/yarn/yarn.js' }, 'darwin', 'npm', false],
  [{}, 'linux', 'npm', false],
  [{}, 'win32', 'npm', true],
])('with %j on %s npm is run by %s', (env, platform, command, shell) => {
  const args = command === 'npm' ? [] : [env.npm_execpath]
  expect(npmCommand(env, platform)).toEqual({ command, args, shell })
})
