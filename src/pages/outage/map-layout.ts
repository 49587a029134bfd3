import { geoEqualEarth, type GeoPermissibleObjects, type GeoProjection } from 'd3-geo'

export interface Disc {
  x: number
  y: number
  r: number
}

export type Position = [longitude: number, latitude: number]

/** The inhabited part of the Earth: without Antarctica, which would take a fifth of the picture. */
const INHABITED: Position[] = [
  [-168, 66],
  [178, 66],
  [-75, -54],
  [175, -45],
  [20, 78],
]

/** A closer look never shows less than this, in degrees: countries must be recognizable. */
const LEAST_WIDTH = 24
const LEAST_HEIGHT = 14

/** Room around the outermost points for their discs and names, in pixels. */
const MARGIN = 48

/** How the Earth is drawn: so that these positions fill the picture, or all that is inhabited. */
export function projectionFor(
  positions: readonly Position[],
  size: { width: number; height: number },
  extent: 'fleet' | 'world',
): GeoProjection {
  const { width, height } = size
  const projection = geoEqualEarth()
  if (extent === 'world' || positions.length === 0) {
    projection.rotate([-USUAL_MIDDLE, 0]).fitExtent(frame(size, 8), multiPoint(INHABITED))
  } else {
    const longitude = middleLongitude(positions)
    const latitude = positions.reduce((sum, [, each]) => sum + each, 0) / positions.length
    const corners: Position[] = [
      [longitude - LEAST_WIDTH / 2, latitude - LEAST_HEIGHT / 2],
      [longitude + LEAST_WIDTH / 2, latitude + LEAST_HEIGHT / 2],
    ]
    projection
      .rotate([-longitude, 0])
      .fitExtent(frame(size, Math.min(MARGIN, width / 8)), multiPoint([...positions, ...corners]))
  }
  return projection.clipExtent([
    [-1, -1],
    [width + 1, height + 1],
  ])
}

/** Maps of the Earth are cut in the Bering Strait: this is opposite. */
const USUAL_MIDDLE = 11

/**
 * The longitude to put in the middle: of what stands in one half of the Earth its own, and else the
 * usual one. The edges of the picture then never cut through a continent that something is in.
 */
function middleLongitude(positions: readonly Position[]): number {
  const sorted = positions.map(([longitude]) => longitude).sort((a, b) => a - b)
  let widest = 0
  let middle = 0
  sorted.forEach((longitude, index) => {
    const next = sorted[index + 1] ?? (sorted[0] ?? 0) + 360
    if (next - longitude <= widest) return
    widest = next - longitude
    middle = (longitude + next) / 2 - 180
  })
  return widest > 180 ? middle : USUAL_MIDDLE
}

function frame({ width, height }: { width: number; height: number }, margin: number) {
  const corners: [[number, number], [number, number]] = [
    [margin, margin],
    [width - margin, height - margin],
  ]
  return corners
}

function multiPoint(coordinates: Position[]): GeoPermissibleObjects {
  return { type: 'MultiPoint', coordinates }
}

const ROUNDS = 60
const GAP = 2

/**
 * Moves discs apart until none covers another: the clouds of several providers stand in one town.
 * Every run with the same discs ends the same way.
 */
export function spread<D extends Disc>(discs: readonly D[]): D[] {
  const moved = discs.map((disc) => ({ ...disc }))
  for (let round = 0; round < ROUNDS; round += 1) {
    let quiet = true
    for (const [index, a] of moved.entries()) {
      for (let other = index + 1; other < moved.length; other += 1) {
        const b = moved[other]
        if (b && pushApart(a, b, index + other)) quiet = false
      }
    }
    if (quiet) break
  }
  return moved
}

function pushApart(a: Disc, b: Disc, seed: number): boolean {
  const least = a.r + b.r + GAP
  let dx = b.x - a.x
  let dy = b.y - a.y
  let distance = Math.hypot(dx, dy)
  if (distance >= least) return false
  if (distance === 0) {
    // Of two in the very same place each goes its own way.
    dx = Math.cos(seed)
    dy = Math.sin(seed)
    distance = 1
  }
  // The larger one stays closer to where it belongs.
  const push = (least - Math.min(distance, least) + 0.01) / distance
  const share = b.r / (a.r + b.r)
  a.x -= dx * push * share
  a.y -= dy * push * share
  b.x += dx * push * (1 - share)
  b.y += dy * push * (1 - share)
  return true
}

/** An arc between two discs, bent to its left, so that there and back are two lines. */
export function arcPath(from: Disc, to: Disc): string {
  const dx = to.x - from.x
  const dy = to.y - from.y
  const [mx, my] = [(from.x + to.x) / 2 + dy * 0.18, (from.y + to.y) / 2 - dx * 0.18]
  const start = edge(from, mx, my)
  const end = edge(to, mx, my)
  return `M${start}Q${round(mx)},${round(my)} ${end}`
}

function edge({ x, y, r }: Disc, towardsX: number, towardsY: number): string {
  const distance = Math.hypot(towardsX - x, towardsY - y) || 1
  const reach = Math.min(1, (r + GAP) / distance)
  return `${round(x + (towardsX - x) * reach)},${round(y + (towardsY - y) * reach)}`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

interface Label {
  text: string
  x: number
  y: number
  anchor: 'start' | 'end' | 'middle'
}

const LETTER_WIDTH = 6.4
const LINE_HEIGHT = 14

/**
 * Names beside their discs, the first ones first: right, left, below or above, wherever nothing else
 * is; one that has no room is left out, as it is in the table.
 */
export function placeLabels(
  named: readonly (Disc & { text: string })[],
  discs: readonly Disc[],
  size: { width: number; height: number },
): Label[] {
  const taken: Box[] = discs.map(({ x, y, r }) => [x - r, y - r, x + r, y + r])
  const labels: Label[] = []
  for (const { text, ...disc } of named) {
    const { x, y, r } = disc
    const width = text.length * LETTER_WIDTH
    const own = taken.findIndex(([left, top]) => left === x - r && top === y - r)
    const options: Label[] = [
      { text, x: x + r + 9, y, anchor: 'start' },
      { text, x: x - r - 9, y, anchor: 'end' },
      { text, x, y: y + r + LINE_HEIGHT * 0.7, anchor: 'middle' },
      { text, x, y: y - r - LINE_HEIGHT * 0.7, anchor: 'middle' },
    ]
    const label = options.find((option) => {
      const box = findBox(option, width)
      const [left, top, right, bottom] = box
      return (
        left >= 2 &&
        top >= 2 &&
        right <= size.width - 2 &&
        bottom <= size.height - 2 &&
        taken.every((other, index) => index === own || !overlap(box, other))
      )
    })
    if (!label) continue
    labels.push(label)
    taken.push(findBox(label, width))
  }
  return labels
}

type Box = [left: number, top: number, right: number, bottom: number]

function findBox({ x, y, anchor }: Label, width: number): Box {
  const left = { start: x, end: x - width, middle: x - width / 2 }[anchor]
  return [left, y - LINE_HEIGHT / 2, left + width, y + LINE_HEIGHT / 2]
}

function overlap(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}
