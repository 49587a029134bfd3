import { Link } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { geoPath, type GeoPermissibleObjects } from 'd3-geo'
import { useMemo } from 'react'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import atlas from 'world-atlas/countries-110m.json'
import type { Cloud } from '../../api/clouds'
import type { CopyPath, FleetMap, RegionFacts } from '../../backup/outage-regions'
import { useWidth } from '../../ui/use-width'
import { arcPath, placeLabels, projectionFor, spread, type Disc, type Position } from './map-layout'
import styles from './OutageMap.module.css'
import { regionSentence } from './region-words'
import { searchFor } from './search'
import { placeName } from './words'

// JSON has no types of its own: this is what world-atlas documents.
const world = atlas as unknown as Topology<{
  countries: GeometryCollection
  land: GeometryCollection
}>
const LAND: GeoPermissibleObjects = feature(world, world.objects.land)
const BORDERS: GeoPermissibleObjects = mesh(world, world.objects.countries, (a, b) => a !== b)

const SMALLEST = 4
const LARGEST = { fleet: 22, world: 12 }
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
  const positions = useMemo(() => positionsOf(clouds), [clouds])
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
  // The more there are, the smaller they are drawn: they must find room beside each other.
  const crowd = Math.sqrt(Math.max(1, map.regions.length / 20))
  const largest = Math.max(9, Math.min(LARGEST[extent], width / 36) / crowd)
  const points = spread(
    map.regions.flatMap((facts): Point[] => {
      const place = positions.get(facts.cloud)
      const [x, y] = (place && projection(asPosition(place))) ?? []
      if (x === undefined || y === undefined) return []
      const r = SMALLEST + (largest - SMALLEST) * Math.sqrt(facts.services / most)
      return [{ x, y, r: facts.services === 0 ? SMALLEST : r, facts }]
    }),
  )
  const at = new Map(points.map((point) => [point.facts.cloud, point]))
  // Where many are, what it is about is on top.
  const drawn = points.toSorted(
    (a, b) => Number(isConcerned(a.facts)) - Number(isConcerned(b.facts)),
  )
  const paths = shownPaths(map, chosen)
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
    >
      <path d={land} className={styles.land} />
      <path d={borders} className={styles.borders} />
      <g strokeOpacity={Math.min(1, Math.sqrt(MANY / paths.length))}>
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
      {drawn.map(({ x, y, r, facts }) => (
        <Link
          key={facts.cloud}
          from="/outage"
          to="/outage"
          search={(before) => ({ ...before, ...searchFor({ kind: 'region', name: facts.cloud }) })}
          resetScroll={false}
          preload={false}
          tabIndex={-1}
          className={clsx(
            styles.point,
            facts.down && styles.down,
            facts.recoversHere > 0 && styles.target,
            facts.services === 0 && styles.empty,
            chosen && !isConcerned(facts) && styles.aside,
          )}
        >
          <title>{`${placeName(facts.cloud, clouds)} (${facts.cloud}): ${regionSentence(facts)}`}</title>
          {facts.recoversHere > 0 && <circle cx={x} cy={y} r={r + 4} className={styles.ring} />}
          {/* Easier to hit than it is large. */}
          <circle cx={x} cy={y} r={Math.max(12, r)} className={styles.touch} />
          <circle cx={x} cy={y} r={r} className={styles.disc} />
          {facts.down && <path d={cross(x, y, Math.min(5, r * 0.5))} className={styles.cross} />}
        </Link>
      ))}
      {placeLabels(named, points, size).map(({ text, x, y, anchor }) => (
        <text key={`${text} ${x}`} x={x} y={y} textAnchor={anchor} className={styles.label}>
          {text}
        </text>
      ))}
    </svg>
  )
}

function isConcerned({ down, recoversHere }: RegionFacts): boolean {
  return down === true || recoversHere > 0
}

/** The paths that use or break come last, on top; among many, those that an outage leaves alone are left out. */
function shownPaths({ paths }: FleetMap, chosen: boolean): readonly CopyPath[] {
  if (!chosen) return paths
  const touched = paths.filter(({ state }) => state !== 'intact')
  const intact = paths.length > MANY ? [] : paths.filter(({ state }) => state === 'intact')
  const used = touched.filter(({ state }) => state === 'used')
  return [...intact, ...touched.filter(({ state }) => state !== 'used'), ...used]
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

function positionsOf(clouds: readonly Cloud[]): Map<string, Place> {
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
