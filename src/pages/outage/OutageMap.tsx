import { useNavigate } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { geoPath, type GeoPermissibleObjects } from 'd3-geo'
import { useMemo, type MouseEvent } from 'react'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import atlas from 'world-atlas/countries-110m.json'
import type { Cloud } from '~/api/clouds'
import type { CopyPath, FleetMap, RegionFacts } from '~/fleet/outage-regions'
import { useWidth } from '~/ui/use-width'
import { arcPath, placeLabels, projectionFor, spread, type Disc, type Position } from './map-layout'
import styles from './OutageMap.module.css'
import { regionSentence } from '~/words/outage-region'
import { searchFor } from './search-params'
import { placeName } from '~/words/outage'

// JSON has no types of its own: this is what world-atlas documents.
const world = atlas as unknown as Topology<{
  countries: GeometryCollection
  land: GeometryCollection
}>
const LAND: GeoPermissibleObjects = feature(world, world.objects.land)
const BORDERS: GeoPermissibleObjects = mesh(world, world.objects.countries, (a, b) => a !== b)

/** Radii in pixels: where there is room, and where there are many in little room. */
const SMALLEST = 4
const LARGEST = { fleet: 22, world: 12 }
const LEAST_LARGEST = 5
const MOST_LABELS = 12
/** More paths than these hide what is under them: they are drawn fainter, the more the fainter. */
const MANY = 40

interface OutageMapProps {
  map: FleetMap
  clouds: readonly Cloud[]
  extent: 'fleet' | 'world'
}

/**
 * Where everything is and what goes dark. The table beside it says the same, and its links do the same:
 * this is for those who see it and point at it.
 */
export default function OutageMap({ map, clouds, extent }: OutageMapProps) {
  const [width, ref] = useWidth()
  const height = Math.round(Math.min(440, Math.max(240, width * 0.46)))
  return (
    <div ref={ref} className={styles.frame} style={{ blockSize: height }}>
      {width > 0 && <Picture map={map} clouds={clouds} extent={extent} size={{ width, height }} />}
    </div>
  )
}

interface Point extends Disc {
  facts: RegionFacts
}

function Picture({ map, clouds, extent, size }: OutageMapProps & { size: Size }) {
  const { width, height } = size
  const choose = useChoice()
  const positions = useMemo(() => findPositions(clouds), [clouds])
  const chosen = map.regions.some(({ down }) => down !== undefined)
  const inUse = concerned(map)
    .map(({ cloud }) => cloud)
    .join(' ')
  const { land, borders, projection } = useMemo(() => {
    const used = inUse.split(' ').flatMap((cloud) => positions.get(cloud) ?? [])
    const projection = projectionFor(used.map(asPosition), { width, height }, extent)
    const path = geoPath(projection).digits(1)
    return { projection, land: path(LAND) ?? '', borders: path(BORDERS) ?? '' }
  }, [inUse, positions, width, height, extent])
  const most = Math.max(1, ...map.regions.map(({ services }) => services))
  const sizes = map.regions.map(({ cloud, services }) => `${cloud} ${services}`).join()
  // Moving them apart takes long: only when one of them has changed, not with every answer that arrives.
  const discs = useMemo(() => {
    const regions = sizes.split(',').map((text) => text.split(' '))
    // The more there are, the smaller they are drawn: they must find room beside each other.
    const crowd = Math.sqrt(Math.max(1, regions.length / 20))
    const largest = Math.max(LEAST_LARGEST, Math.min(LARGEST[extent], width / 36) / crowd)
    const smallest = Math.min(SMALLEST, largest * 0.45)
    const placed = regions.flatMap(([cloud = '', services]): (Disc & { cloud: string })[] => {
      const place = positions.get(cloud)
      const [x, y] = (place && projection(asPosition(place))) ?? []
      if (x === undefined || y === undefined) return []
      const r = smallest + (largest - smallest) * Math.sqrt(Number(services) / most)
      return [{ cloud, x, y, r }]
    })
    return new Map(spread(placed).map((disc) => [disc.cloud, disc]))
  }, [sizes, most, positions, projection, extent, width])
  const points = map.regions.flatMap((facts): Point[] => {
    const disc = discs.get(facts.cloud)
    return disc ? [{ ...disc, facts }] : []
  })
  const at = new Map(points.map((point) => [point.facts.cloud, point]))
  // Where many are, what it is about is on top.
  const drawn = points.toSorted(
    (a, b) => Number(isConcerned(a.facts)) - Number(isConcerned(b.facts)),
  )
  const named = points
    .filter(({ facts }) => !chosen || facts.down || facts.recoversHere > 0)
    .slice(0, MOST_LABELS)
    .map(({ facts, ...disc }) => ({ ...disc, text: placeName(facts.cloud, clouds) }))

  return (
    // The table says the same in words, and is reached by keyboard.
    <svg
      className={clsx(styles.map, chosen && styles.chosen)}
      width={width}
      height={height}
      aria-hidden="true"
      onClick={choose}
    >
      <path d={land} className={styles.land} />
      <path d={borders} className={styles.borders} />
      {shownPaths(map, chosen).map((paths, layer) => (
        // There are two layers, always in this order.
        <g key={layer} strokeOpacity={Math.min(1, Math.sqrt(MANY / paths.length))}>
          {paths.map(({ from, to, services, state }) => {
            const [start, end] = [at.get(from), at.get(to)]
            if (!start || !end) return null
            return (
              <path
                key={`${from} ${to}`}
                d={arcPath(start, end)}
                className={clsx(styles.path, styles[state])}
                strokeWidth={1.2 + 2.2 * Math.sqrt(services / most)}
                data-path={`${from} ${to}`}
              />
            )
          })}
        </g>
      ))}
      {drawn.map(({ x, y, r, facts }) => (
        <a
          key={facts.cloud}
          href={makeHref(facts.cloud, extent)}
          data-cloud={facts.cloud}
          tabIndex={-1}
          className={clsx(
            styles.point,
            facts.down && styles.down,
            facts.services === 0 && styles.empty,
            chosen && !isConcerned(facts) && styles.aside,
          )}
        >
          <title>{`${placeName(facts.cloud, clouds)} (${facts.cloud}): ${regionSentence(facts)}`}</title>
          {facts.recoversHere > 0 && (
            <circle cx={x} cy={y} r={r + Math.min(4, 1 + r * 0.6)} className={styles.ring} />
          )}
          {/* Easier to hit than it is large. */}
          <circle cx={x} cy={y} r={Math.max(12, r)} className={styles.touch} />
          <circle cx={x} cy={y} r={r} className={styles.disc} />
          {facts.down && <path d={cross(x, y, Math.min(5, r * 0.5))} className={styles.cross} />}
        </a>
      ))}
      {placeLabels(named, points, size).map(({ text, x, y, anchor }) => (
        <text key={`${text} ${x}`} x={x} y={y} textAnchor={anchor} className={styles.label}>
          {text}
        </text>
      ))}
    </svg>
  )
}

/** The address of a region: what the router's own link would have, at a fraction of its cost. */
function makeHref(cloud: string, extent: OutageMapProps['extent']): string {
  const search = new URLSearchParams({ region: cloud, ...(extent === 'world' && { map: extent }) })
  return `/outage?${search.toString()}`
}

/** A plain click on a region stays in the console; all else is left to the browser. */
function useChoice() {
  const navigate = useNavigate({ from: '/outage' })
  return (event: MouseEvent) => {
    const cloud = (event.target as Element).closest('a')?.dataset['cloud']
    if (cloud === undefined || event.button !== 0) return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    void navigate({
      search: (before) => ({ ...before, ...searchFor({ kind: 'region', name: cloud }) }),
      resetScroll: false,
    })
  }
}

function isConcerned({ down, recoversHere }: RegionFacts): boolean {
  return down === true || recoversHere > 0
}

/**
 * The paths in two layers: on top those that bring services back. Among many, those that an outage
 * leaves alone are left out.
 */
function shownPaths({ paths }: FleetMap, chosen: boolean): [CopyPath[], CopyPath[]] {
  const all = !chosen || paths.length <= MANY
  return [
    paths.filter(({ state }) => state !== 'used' && (all || state !== 'intact')),
    paths.filter(({ state }) => state === 'used'),
  ]
}

/** What a closer look is at: what goes dark and where it is recovered, or all while nothing is chosen. */
function concerned({ regions }: FleetMap): readonly RegionFacts[] {
  const some = regions.filter(isConcerned)
  return some.length > 0 ? some : regions
}

interface Size {
  width: number
  height: number
}

interface Place {
  longitude: number
  latitude: number
}

function findPositions(clouds: readonly Cloud[]): Map<string, Place> {
  return new Map(
    clouds.flatMap(({ cloud_name: name, geo_longitude: longitude, geo_latitude: latitude }) =>
      longitude == null || latitude == null ? [] : [[name, { longitude, latitude }]],
    ),
  )
}

function asPosition({ longitude, latitude }: Place): Position {
  return [longitude, latitude]
}

function cross(x: number, y: number, arm: number): string {
  return `M${x - arm},${y - arm}L${x + arm},${y + arm}M${x - arm},${y + arm}L${x + arm},${y - arm}`
}
