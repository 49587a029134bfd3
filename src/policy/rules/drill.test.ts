import { expect, it } from 'vitest'
import { judgeProtection } from '~/backup/protection'
import type { DrillResult } from '~/backup/drill'
import { CLOUDS } from '~/test/clouds'
import { NOW } from '~/test/backups'
import { outageService } from '~/test/outage'
import type { Demand } from '../demands'
import { judgeDrill } from './drill'

const DAY = 86_400_000
const MONTH: Demand = { rule: 'drill', by: 'all', doubtful: false, limit: (30 * DAY) / 1000 }

function judged(...drills: [DrillResult, daysAgo: number][]) {
  const service = outageService({})
  const protection = judgeProtection(service, NOW)
  return judgeDrill(
    {
      service,
      protection,
      protectionWithin: () => protection,
      drills: drills.map(([result, days]) => ({
        source: 'shop/orders',
        result,
        at: NOW - days * DAY,
      })),
      clouds: CLOUDS,
      now: NOW,
    },
    MONTH,
  )
}

it.each<[string, [DrillResult, number][], string, RegExp]>([
  ['a passed drill', [['passed', 3]], 'holds', /passed on 18 Aug 2026, 3 days ago/],
  ['a drill that passed with issues', [['remarks', 3]], 'holds', /passed with issues on 18 Aug/],
  ['a drill of long ago', [['passed', 31]], 'broken', /31 days ago: the limit is 30 days/],
  [
    'a later drill that failed',
    [
      ['passed', 9],
      ['failed', 2],
    ],
    'broken',
    /failed on 19 Aug/,
  ],
  ['a result of tomorrow', [['passed', -1]], 'unknown', /22 Aug 2026, which is in the future/],
  [
    'a result of 2099 beside a passed one',
    [
      ['passed', 3],
      ['remarks', -26_000],
    ],
    'unknown',
    /future/,
  ],
  ['no drill', [], 'unknown', /whether there was one is unknown/],
])('%s', (_, drills, outcome, found) => {
  expect(judged(...drills)).toMatchObject({
    outcome,
    found: expect.stringMatching(found) as string,
  })
})
