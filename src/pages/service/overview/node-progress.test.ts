import { expect, it } from 'vitest'
import type { ServiceNode } from '~/api/services'
import { nodeProgress, type NodeProgress } from './node-progress'

type Update = NonNullable<ServiceNode['progress_updates']>[number]
const done: Update = { phase: 'prepare', completed: true, current: 10, min: 0, max: 10 }
const going = (numbers: Partial<Update>): Update => ({
  phase: 'basebackup',
  completed: false,
  ...numbers,
})

it.each<[string, Update[] | null | undefined, NodeProgress | undefined]>([
  ['not provided by Aiven', undefined, undefined],
  ['null', null, undefined],
  ['none yet', [], undefined],
  ['all phases completed', [done], undefined],
  [
    'the share',
    [done, going({ current: 30, min: 10, max: 50 })],
    { phase: 'basebackup', percent: 50 },
  ],
  ['just begun', [going({ current: 0, min: 0, max: 9 })], { phase: 'basebackup', percent: 0 }],
  ['rounded', [going({ current: 2, min: 0, max: 3 })], { phase: 'basebackup', percent: 67 }],
  [
    'beyond its end',
    [going({ current: 12, min: 0, max: 9 })],
    { phase: 'basebackup', percent: 100 },
  ],
  [
    'before its start',
    [going({ current: 1, min: 5, max: 9 })],
    { phase: 'basebackup', percent: 0 },
  ],
  ['nothing to do', [going({ current: 5, min: 5, max: 5 })], { phase: 'basebackup' }],
  ['no current', [going({ current: null, min: 0, max: 9 })], { phase: 'basebackup' }],
  ['no end', [going({ current: 1, min: 0 })], { phase: 'basebackup' }],
  ['a phase that says nothing of its end', [{ phase: 'stream' }], { phase: 'stream' }],
  [
    'the last of two that go on',
    [going({ current: 1, min: 0, max: 2 }), { phase: 'stream', current: 1, min: 0, max: 4 }],
    { phase: 'stream', percent: 25 },
  ],
])('%s', (_, updates, progress) => {
  const node = { state: 'syncing_data', progress_updates: updates }
  expect(nodeProgress(node)).toEqual(progress)
})

it.each(['running', 'setting_up_vm', 'leaving', 'unknown'])(
  'a node that is %s has none',
  (state) => {
    expect(nodeProgress({ state, progress_updates: [going({ current: 1, min: 0, max: 2 })] })).toBe(
      undefined,
    )
  },
)
