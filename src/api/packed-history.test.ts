import { describe, expect, it } from 'vitest'
import { readHistory } from '~/fleet/history'
import type { HistoryAnswer, HistoryChange } from './history-shape'
import { historySchema, packHistory } from './packed-history'

const head = {
  at: 1000,
  from: 100,
  watched: [{ from: 0, to: 1000.5 }],
  drills: [
    { project: 'acme', service: 'pg', fork: 'pg-drill', requested: '2026', result: 'ok', at: 5 },
  ],
  region_changes: [{ project: 'acme', service: 'pg', at: 6, from: 'aws-eu-west-1' }],
}
const pg = { project: 'acme', service: 'pg', type: 'pg' }

/** As the console reads what was sent. */
const sent = ({ services, changes, ...more }: HistoryAnswer): HistoryAnswer =>
  historySchema.parse(
    JSON.parse(JSON.stringify({ ...more, packs: [packHistory({ services, changes })] })),
  )

describe('a packed history', () => {
  it('tells what was packed', () => {
    const answer: HistoryAnswer = {
      ...head,
      services: [{ ...pg, state: 'behind', since: 190.25, reason: 'It is 2 h behind.' }],
      changes: [
        { ...pg, at: 200.5, from: 'protected', from_since: 50, to: 'behind', since: 190.25 },
        { project: 'acme', service: 'gone', type: 'kafka', at: 300, from: 'protected' },
      ],
    }
    expect(sent(answer)).toEqual(answer)
  })

  it('is read without changes of region, as a gateway of the version before sends it', () => {
    const { region_changes: _, ...before } = head
    expect(historySchema.parse({ ...before, packs: [] }).region_changes).toEqual([])
  })

  it('says only of the first change of a service what was before', () => {
    const answer: HistoryAnswer = {
      ...head,
      services: [],
      changes: [
        { ...pg, at: 200, from: 'protected', from_since: 50, to: 'behind', reason: 'late' },
        { ...pg, at: 300, from: 'behind', from_since: 200, to: 'protected' },
      ],
    }
    expect(sent(answer).changes).toEqual([answer.changes[0], { ...pg, at: 300, to: 'protected' }])
  })

  it('keeps services apart that have a name in common', () => {
    const other = { ...pg, project: 'other' }
    const state = { state: 'protected', since: 1, reason: '' }
    const services = [
      { ...pg, ...state },
      { ...other, ...state },
    ]
    expect(sent({ ...head, services, changes: [] })).toMatchObject({ services, changes: [] })
  })

  it('is read as what was packed, whatever happened', () => {
    const random = randomFrom(7)
    for (let round = 0; round < 200; round += 1) {
      const answer = randomAnswer(random)
      expect(readHistory(sent(answer))).toEqual(readHistory(answer))
    }
  })
})

const STATES = ['protected', 'waiting', 'behind', 'paused', 'not-protected', 'unknown']

/** The same numbers from 0 to 1 each time. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

function randomAnswer(random: () => number): HistoryAnswer {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
  const services: HistoryAnswer['services'] = []
  const changes: HistoryChange[] = []
  for (const service of ['pg', 'kafka', 'mysql']) {
    const where = { project: 'acme', service, type: service }
    let state = random() < 0.5 ? pick(STATES) : undefined
    let since = 1 + Math.floor(random() * 100)
    for (
      let at = 100 + Math.floor(random() * 400);
      at < 1000;
      at += 1 + Math.floor(random() * 300)
    ) {
      const to = random() < 0.1 ? undefined : pick(STATES)
      const now = at - Math.floor(random() * 50)
      changes.push({
        ...where,
        at,
        ...(state !== undefined && { from: state, from_since: since }),
        ...(to !== undefined && { to, since: now, reason: `why ${to} ${at}` }),
      })
      state = to
      since = now
    }
    if (state !== undefined) services.push({ ...where, state, since, reason: 'as it is' })
  }
  return { ...head, services, changes: changes.toSorted((a, b) => a.at - b.at) }
}
