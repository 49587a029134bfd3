import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { makeIsDown, type Down } from '~/fleet/down'
import { judgeOutage, listRecoverable } from '~/fleet/outage'
import { makeRunbook } from '~/fleet/runbook'
import { NOW } from '~/test/backups'
import { CLOUDS } from '~/test/clouds'
import { copiedTo, outageService, type OutageFacts } from '~/test/outage'
import { recoveryScripts } from './recovery-scripts'
import { writeChecklist } from './runbook'

const DOWN: Down = { kind: 'region', name: 'aws-eu-central-1' }
const isDown = makeIsDown(DOWN, CLOUDS)

function makeSteps(changes: Partial<OutageFacts>) {
  const service = outageService({ ...copiedTo('aws-eu-west-1', 5), ...changes })
  return makeRunbook(listRecoverable(judgeOutage([service], isDown, NOW).struck), [service])
}

function checklist(name: string, changes: Partial<OutageFacts> = {}) {
  return writeChecklist(makeSteps({ project: name, name, plan: name, ...changes }), name, NOW)
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
  for (const { text } of recoveryScripts(makeSteps({ plan: 'free-1-5gb' }), where)) {
    expect(text).toContain(words)
    expect(text).not.toMatch(/service create|^create |^resource /m)
  }
})
