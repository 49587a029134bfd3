import { expect, it } from 'vitest'
import { makeOptions, optionNamed } from '~/test/options'
import { exampleService } from '~/test/services'
import type { JsonObject } from '~/user-config/json'
import type { Edit } from '~/user-config/patch'
import { describeOutcome, judgeFailedSave, judgeOutcome, type SaveOutcome } from './outcome'

/** The keys of what was changed and of what the answer does not show. */
function outcome(type: string, before: JsonObject, edits: Record<string, Edit>, after: JsonObject) {
  const answered = exampleService({ service_type: type, user_config: after })
  const entries = new Map(Object.entries(edits))
  const { changes, missing } = judgeOutcome(makeOptions(type), before, entries, answered)
  return [changes, missing].map((list) => list.map(({ option }) => option.key))
}

const set = (value: unknown): Edit => ({ kind: 'set', value })
const remove: Edit = { kind: 'remove' }
const region = ['aws-eu-west-1']
const smtp = { host: 'mail.example.com', port: 587, from_address: 'a@example.com', password: 'p' }
const repository = { name: 'r', type: 's3', settings: { bucket: 'b', region: 'eu-west-1' } }

it.each<[string, string, JsonObject, Record<string, Edit>, JsonObject, string[], string[]]>([
  [
    'shown',
    'pg',
    {},
    { additional_backup_regions: set(region) },
    { additional_backup_regions: region },
    ['additional_backup_regions'],
    [],
  ],
  ['accepted and dropped', 'pg', {}, { backup_hour: set(3) }, {}, ['backup_hour'], ['backup_hour']],
  [
    'answered with another value',
    'pg',
    { backup_hour: 1 },
    { backup_hour: set(3), backup_minute: set(5) },
    { backup_hour: 1, backup_minute: 5 },
    ['backup_hour', 'backup_minute'],
    ['backup_hour'],
  ],
  ['no change at all', 'pg', { backup_hour: 3 }, { backup_hour: set(3) }, {}, [], []],
  [
    'removed',
    'pg',
    { additional_backup_regions: region, backup_hour: 3 },
    { additional_backup_regions: remove, backup_hour: remove },
    { additional_backup_regions: [] },
    ['backup_hour', 'additional_backup_regions'],
    [],
  ],
  [
    'removed and back at a default',
    'pg',
    { backup_hour: 3 },
    { backup_hour: remove },
    { backup_hour: 0 },
    ['backup_hour'],
    [],
  ],
  [
    'an object whose keys come back in another order',
    'pg',
    {},
    { migration: set({ host: 'db', port: 5432 }) },
    { migration: { port: 5432, host: 'db' } },
    ['migration'],
    [],
  ],
  [
    'an object whose secret comes back hidden',
    'grafana',
    {},
    { smtp_server: set(smtp) },
    { smtp_server: { ...smtp, password: '<redacted>' } },
    ['smtp_server'],
    [],
  ],
  [
    'an object that comes back without a part',
    'grafana',
    {},
    { smtp_server: set(smtp) },
    { smtp_server: { ...smtp, password: '<redacted>', port: undefined } },
    ['smtp_server'],
    ['smtp_server'],
  ],
  [
    'a list with hidden secrets inside',
    'opensearch',
    {},
    {
      custom_repos: set([{ ...repository, settings: { ...repository.settings, access_key: 'k' } }]),
    },
    {
      custom_repos: [
        { ...repository, settings: { ...repository.settings, access_key: '<redacted>' } },
      ],
    },
    ['custom_repos'],
    [],
  ],
])('%s', (_, type, before, edits, after, changed, missing) => {
  const [changes = [], lost] = outcome(type, before, edits, after)
  expect(changes.toSorted()).toEqual(changed.toSorted())
  expect(lost).toEqual(missing)
})

it('must show in the answer and on reading again', () => {
  const service = (hour: number) => exampleService({ user_config: { backup_hour: hour } })
  const edits = new Map([['backup_hour', set(7)]])
  const missing = (...seen: number[]) =>
    judgeOutcome(makeOptions('pg'), {}, edits, ...seen.map(service)).missing.length
  expect([missing(7), missing(7, 7), missing(7, 3), missing(3, 7)]).toEqual([0, 0, 1, 1])
})

it('a region that is turned off must be gone', () => {
  const seen = exampleService({ user_config: { additional_backup_regions: region } })
  const edits = new Map([['additional_backup_regions', remove]])
  const before = { additional_backup_regions: region }
  expect(judgeOutcome(makeOptions('pg'), before, edits, seen).missing).toHaveLength(1)
})

it.each<[string, JsonObject, Record<string, Edit>, JsonObject[], string | string[] | undefined]>([
  ['done', {}, { backup_hour: set(3) }, [{ backup_hour: 3 }, { backup_hour: 3 }], ['backup_hour']],
  [
    'not done',
    { backup_hour: 1 },
    { backup_hour: set(3) },
    [{ backup_hour: 1 }, { backup_hour: 1 }],
    'unchanged',
  ],
  ['shown by one look only', {}, { backup_hour: set(3) }, [{ backup_hour: 3 }, {}], undefined],
  [
    'done in part',
    {},
    { backup_hour: set(3), backup_minute: set(5) },
    [{ backup_hour: 3 }, { backup_hour: 3 }],
    undefined,
  ],
  ['of a secret alone', {}, { admin_password: set('x') }, [{}, {}], undefined],
])('a save without a clear yes is judged by what is seen: %s', (_, before, edits, seen, said) => {
  const services = seen.map((config) => exampleService({ service_type: 'pg', user_config: config }))
  const entries = new Map(Object.entries(edits))
  const found = judgeFailedSave(makeOptions('pg'), before, entries, before, services)
  expect(typeof found === 'object' ? found.changes.map(({ option }) => option.key) : found).toEqual(
    said,
  )
})

it.each<[string, Partial<SaveOutcome>, string, string, RegExp]>([
  ['shown', {}, 'success', 'Options saved', /^Confirmed: the service now reports/],
  [
    'not looked at',
    { unread: true },
    'success',
    'Options saved',
    /could not be reloaded to verify/,
  ],
  ['already so', { alreadySo: true }, 'success', 'Options saved', /nothing was sent\.$/],
  [
    'not shown',
    { missing: [{ option: optionNamed('pg', 'backup_hour'), before: 1, after: 3 }] },
    'warning',
    'Accepted, but not every change is visible',
    /the service does not report it yet/,
  ],
])('a save whose changes are %s is told as that', (_, outcome, tone, title, text) => {
  const none: SaveOutcome = { changes: [], missing: [], unread: false, alreadySo: false }
  expect(describeOutcome({ ...none, ...outcome }, 'Options saved')).toEqual({
    tone,
    title,
    text: expect.stringMatching(text),
  })
})
