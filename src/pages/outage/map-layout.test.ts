import { expect, it } from 'vitest'
import { arcPath, placeLabels, projectionFor, spread, type Position } from './map-layout'

const SIZE = { width: 640, height: 320 }
const FRANKFURT: Position = [8.68, 50.11]
const SYDNEY: Position = [151.21, -33.87]
const OREGON: Position = [-121, 45.8]

it.each([
  ['one town', [FRANKFURT]],
  ['two', [FRANKFURT, [-6.26, 53.35]]],
  ['the whole Earth', [FRANKFURT, SYDNEY, OREGON]],
  ['both sides of the date line', [SYDNEY, OREGON]],
] as [string, Position[]][])('shows all of %s', (_, positions) => {
  for (const extent of ['fleet', 'world'] as const) {
    const projection = projectionFor(positions, SIZE, extent)
    for (const position of positions) {
      const [x = NaN, y = NaN] = projection(position) ?? []
      expect(x).toBeGreaterThan(0)
      expect(x).toBeLessThan(SIZE.width)
      expect(y).toBeGreaterThan(0)
      expect(y).toBeLessThan(SIZE.height)
    }
  }
})

it('is cut where nothing is, and not through a continent', () => {
  const projection = projectionFor([SYDNEY, OREGON, FRANKFURT], SIZE, 'fleet')
  const [oregon = NaN, frankfurt = NaN, sydney = NaN] = [OREGON, FRANKFURT, SYDNEY].map(
    (position) => projection(position)?.[0],
  )
  expect(oregon).toBeLessThan(frankfurt)
  expect(frankfurt).toBeLessThan(sydney)
})

it('moves discs apart that would cover each other, and no others', () => {
  const discs = [
    { x: 100, y: 100, r: 20 },
    { x: 100, y: 100, r: 5 },
    { x: 104, y: 100, r: 10 },
    { x: 300, y: 100, r: 10 },
  ]
  const moved = spread(discs)
  for (const [index, a] of moved.entries()) {
    for (const b of moved.slice(index + 1)) {
      expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(a.r + b.r)
    }
  }
  expect(moved[3]).toEqual(discs[3])
  expect(spread(discs)).toEqual(moved)
})

it('draws there and back as two lines', () => {
  const [a, b] = [
    { x: 0, y: 0, r: 0 },
    { x: 100, y: 0, r: 0 },
  ]
  expect(arcPath(a, b)).not.toBe(arcPath(b, a).split(/[MQ ]/).toReversed().join(''))
  expect(arcPath(a, b)).toMatch(/Q50,-18 /)
  expect(arcPath(b, a)).toMatch(/Q50,18 /)
})

it('leaves a name out that has no room', () => {
  const disc = { x: 320, y: 160, r: 10 }
  const text = 'Frankfurt, Germany'
  expect(placeLabels([{ ...disc, text }], [disc], SIZE)).toMatchObject([{ anchor: 'start' }])
  const crowd = [disc, { x: 340, y: 160, r: 9 }]
  expect(placeLabels([{ ...disc, text }], crowd, SIZE)).toMatchObject([{ anchor: 'end' }])
  const small = { width: 60, height: 40 }
  const middle = { x: 30, y: 20, r: 10 }
  expect(placeLabels([{ ...middle, text }], [middle], small)).toEqual([])
})
