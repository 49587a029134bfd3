import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { makeIsDown, type Down } from '~/fleet/down'
import type { FleetService } from '~/fleet/fleet-service'
import { judgeOutage, listRecoverable } from '~/fleet/outage'
import { makeRunbook } from '~/fleet/runbook'
import { NOW } from '~/test/backups'
import { CLOUDS } from '~/test/clouds'
import { copiedTo, minutesAgo, outageService, type OutageFacts } from '~/test/outage'
import { writeChecklist } from './checklist'
import { recoveryScripts } from './recovery-scripts'

const DOWN: Down = { kind: 'region', name: 'aws-eu-central-1' }

const copied = (changes: Partial<OutageFacts>) =>
  outageService({ ...copiedTo('aws-eu-west-1', 5), ...changes })

function makeFacts(services: readonly FleetService[], down = DOWN) {
  const outage = judgeOutage(services, makeIsDown(down, CLOUDS), NOW)
  const steps = makeRunbook(listRecoverable(outage.struck), services, NOW)
  return { outage, steps, down, clouds: CLOUDS, now: NOW }
}

function checklist(name: string, changes: Partial<OutageFacts> = {}) {
  const service = copied({ project: name, name, plan: name, ...changes })
  return writeChecklist({ ...makeFacts([service]), name })
}

const LINES = checklist('orders').split('\n').length

it('keeps its lines and ticks, whatever the names are', () => {
  const unit = fc.constantFrom(...Array.from('`*_[](){}<>#!|\\&~-+ \n\r\t$%a\u2028\u202E😀'))
  const text = fc.oneof(
    fc.string({ unit, minLength: 1, maxLength: 12 }),
    fc.constantFrom('` [x](https://x.example) `', '\n- [x] done', '<img src=x onerror=y>', '```'),
  )
  fc.assert(
    fc.property(text, (name) => {
      const lines = checklist(name).split('\n')
      expect(lines).toHaveLength(LINES)
      // What is left once all code spans are taken out, as CommonMark finds them.
      const plain = lines
        .slice(1)
        .map((line) => line.replaceAll(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, '·'))
      expect(plain).toEqual(
        checklist('orders')
          .split('\n')
          .slice(1)
          .map((line) => line.replaceAll(/`[^`]*`/g, '·')),
      )
      expect(lines[0]).toMatch(/^# Recovery from the loss of /)
      expect(lines[0]).not.toMatch(/(?<!\\)[<[`]/)
    }),
  )
})

it('tells the disk that a fork asks for, and one that is too small', () => {
  const large = checklist('orders', { diskMb: 204_800, bytes: 190 * 2 ** 30 })
  expect(large).toContain('plan `orders` with 200 GiB of disk per node, cloud')
  expect(large).toContain('leaving only 5 % free')
  const small = checklist('orders', { diskMb: 102_400, bytes: 190 * 2 ** 30 })
  expect(small).toContain('100 GiB per node, too small for the 190 GiB to restore')
})

it('says of a plan that no fork can be on what to do instead, in checklist and scripts', () => {
  const words = 'A fork cannot be on the plan free-1-5gb. Fork orders by hand, on another plan.'
  expect(checklist('orders', { plan: 'free-1-5gb' })).toContain(words)
  const where = { down: DOWN, name: 'Frankfurt', apiUrl: 'https://api.aiven.io' }
  for (const { text } of recoveryScripts(
    makeFacts([copied({ plan: 'free-1-5gb' })]).steps,
    where,
  )) {
    expect(text).toContain(words)
    expect(text).not.toMatch(/service create|^create |^resource /m)
  }
})

/** What stands under a heading, or before the first one. */
function parts(text: string): Record<string, string[]> {
  return Object.fromEntries(
    text.split(/^## /m).map((part) => {
      const [title = '', ...lines] = part.split('\n')
      return [title, lines.filter((line) => line !== '')]
    }),
  )
}

it('tells what no fork brings back too: the lost, the unknown, those elsewhere', () => {
  const elsewhere = { cloud: 'aws-eu-west-1' }
  const services = [
    copied({ name: 'orders' }),
    outageService({ name: 'plain' }),
    outageService({ name: 'odd', type: 'brandnew' }),
    outageService({ name: 'silent', primary: undefined }),
    outageService({ name: 'moved', ...elsewhere }),
    outageService({ name: 'own', cloud: 'custom-berlin', primary: 'custom-berlin' }),
  ]
  const text = writeChecklist({ ...makeFacts(services), name: 'Frankfurt, Germany' })
  expect(parts(text)).toEqual({
    '# Recovery from the loss of Frankfurt, Germany': expect.arrayContaining([
      '1. [ ] `orders-recovery-eu-west-1` in project `shop`',
    ]),
    'Not recoverable': [
      '- `plain` in project `shop` (PostgreSQL): No secondary backup location: there is no copy',
    ],
    Unknown: [
      '- `odd` in project `shop` (brandnew): Offsite does not know the service type brandnew',
      '- `silent` in project `shop` (PostgreSQL): None of its backups says where it is',
    ],
    'Still running with reduced backups': [
      '- `moved` in project `shop` (PostgreSQL): Its primary backups in aws-eu-central-1. Left: Nothing',
    ],
    'Location unknown': [
      '- `own` in project `shop` (PostgreSQL): Whether custom-berlin is in one place with aws-eu-central-1 is unknown',
    ],
  })
  expect(checklist('orders')).not.toContain('##')
})

it.each([
  ['Maintenance *there*', 'Copying is paused: “Maintenance \\*there\\*”'],
  [undefined, 'Copying is paused: Aiven gives no reason'],
])('says under its step that the copying is paused: %s', (pauseReason, words) => {
  const copy = { point: NOW, exact: true, paused: true, pauseReason }
  expect(checklist('orders', { copy }).split('\n')).toContain(`   - ${words}`)
})

it('keeps the lines of what no fork brings back, whatever the names are', () => {
  const name = '`\n- [x] <img src=y> [a](b) *c* _d_ ~e~ | \\'
  const { outage } = makeFacts([
    outageService({ name, project: name, plan: `hobbyist-${name}` }),
    outageService({ name, project: name, type: name }),
    outageService({ name, project: name, cloud: name, primary: name }),
  ])
  const text = writeChecklist({ ...makeFacts([]), outage, name: 'x' })
  const lines = text
    .split('\n')
    .slice(4)
    .filter((line) => line !== '' && !line.startsWith('## '))
  expect(lines).toHaveLength(3)
  for (const line of lines) {
    expect(line).toMatch(/^- `` ` - \[x\]/)
    expect(line.replaceAll(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, '')).not.toMatch(/(?<!\\)[<[`*_~|]/)
  }
})

const there = (minutes: number, source: OutageFacts['source']) =>
  outageService({
    name: 'orders-recovery-eu-west-1',
    cloud: 'aws-eu-west-1',
    primary: 'aws-eu-west-1',
    created: new Date(minutesAgo(minutes)).toISOString(),
    source,
  })
const ORDERS = { project: 'shop', service: 'orders' }

it.each([
  [
    'made for this recovery, by whomever',
    there(20, ORDERS),
    'It exists already, created 21 Aug 2026, 09:40 UTC: its data is no newer.',
  ],
  [
    'of an earlier rehearsal',
    there(5 * 24 * 60, ORDERS),
    'An older fork has this name, created 16 Aug 2026, 10:00 UTC: its data is no newer. A new fork can hold newer data: check this one, or delete it to create a new one.',
  ],
  [
    'of a source that is not told',
    there(20, undefined),
    'It exists already, created 21 Aug 2026, 09:40 UTC: its data is no newer. Aiven does not say what it was made from.',
  ],
])('claims no loss for a fork that is there already: %s', (_, fork, words) => {
  const facts = makeFacts([copied({ name: 'orders' }), fork])
  const text = writeChecklist({ ...facts, name: 'Frankfurt' })
  expect(text).toContain(
    `   - ${words}\n   - the newest in its secondary backups: recovery point 21`,
  )
  expect(text).not.toContain('lost:')
  expect(text.includes('[ ] checked, or deleted and created again')).toBe(facts.steps[0]?.older)
  // The command stays: it does its work once the name is free.
  const where = { down: DOWN, name: 'Frankfurt', apiUrl: 'https://api.aiven.io' }
  for (const script of recoveryScripts(facts.steps, where)) {
    expect(script.text).toContain(`# orders-recovery-eu-west-1: ${words}`)
    expect(script.text).toMatch(/service create|^create shop |^resource /m)
  }
})
