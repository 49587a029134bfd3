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
import { CityMenu } from './CityMenu'
import { arcPath, placeLabels, projectionFor, spread, type Disc, type Position } from './map-layout'
import { groupByPlace, type MapPlace } from './map-places'
import { MapDot } from './MapDot'
import styles from './OutageMap.module.css'
import { regionLink } from './region-link'

// JSON has no types of its own: this is what world-atlas documents.
const world = atlas as unknown as Topology<{
  countries: GeometryCollection
  land: GeometryCollection
}>
const LAND: GeoPermissibleObjects = feature(world, world.objects.land)
const BORDERS: GeoPermissibleObjects = mesh(world, world.objects.countries, (a, b) => a !== b)

/** Radii in pixels: where there is room, and where there are many in little room. */
const SMALLEST = 4
/** A dot that says how many regions it stands for has room for the number. */
const SMALLEST_CITY = 9
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
 * this is for those who see it and point at it. Only the cities of several regions are buttons.
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
  place: MapPlace
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
  const places = useMemo(() => groupByPlace(map.regions, clouds), [map.regions, clouds])
  const most = Math.max(1, ...places.map(({ services }) => services))
  const sizes = places
    .map(({ id, services, regions }) => `${id} ${services} ${regions.length}`)
    .join()
  // Moving them apart takes long: only when one of them has changed, not with every answer that arrives.
  const discs = useMemo(() => {
    const all = sizes.split(',').map((text) => text.split(' '))
    // The more there are, the smaller they are drawn: they must find room beside each other.
    const crowd = Math.sqrt(Math.max(1, all.length / 20))
    const largest = Math.max(LEAST_LARGEST, Math.min(LARGEST[extent], width / 36) / crowd)
    const smallest = Math.min(SMALLEST, largest * 0.45)
    const placed = all.flatMap(([id = '', services, regions]): (Disc & { id: string })[] => {
      const position = positions.get(id)
      const [x, y] = (position && projection(asPosition(position))) ?? []
      if (x === undefined || y === undefined) return []
      const r = smallest + (largest - smallest) * Math.sqrt(Number(services) / most)
      return [{ id, x, y, r: regions === '1' ? r : Math.max(SMALLEST_CITY, r) }]
    })
    return new Map(spread(placed).map((disc) => [disc.id, disc]))
  }, [sizes, most, positions, projection, extent, width])
  const points = places.flatMap((place): Point[] => {
    const disc = discs.get(place.id)
    return disc ? [{ ...disc, place }] : []
  })
  const at = new Map(
    points.flatMap((point) => point.place.regions.map(({ cloud }) => [cloud, point] as const)),
  )
  // Where many are, what it is about is on top.
  const drawn = points.toSorted(
    (a, b) => Number(isConcerned(a.place)) - Number(isConcerned(b.place)),
  )
  const named = points
    .filter(({ place }) => !chosen || isConcerned(place))
    .slice(0, MOST_LABELS)
    .map(({ place, ...disc }) => ({ ...disc, text: labelText(place) }))

  return (
    <>
      {/* The table says the same in words, and is reached by keyboard. */}
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
              if (!start || !end || start === end) return null
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
        {drawn.map(({ place, ...disc }) => (
          <MapDot
            key={place.id}
            place={place}
            disc={disc}
            extent={extent}
            aside={chosen && !isConcerned(place)}
          />
        ))}
        {placeLabels(named, points, size).map(({ text, x, y, anchor }) => (
          <text key={`${text} ${x}`} x={x} y={y} textAnchor={anchor} className={styles.label}>
            {text}
          </text>
        ))}
      </svg>
      {points.map(
        ({ place, ...disc }) =>
          place.regions.length > 1 && (
            <CityMenu key={place.id} place={place} disc={disc} clouds={clouds} />
          ),
      )}
    </>
  )
}

/** The city's name, and how many of its regions are down where that is not plain from the dot. */
function labelText({ name, regions, down }: MapPlace): string {
  return regions.length > 1 && down > 0 ? `${name}: ${down} of ${regions.length} down` : name
}

/** A plain click on a region stays in the console; all else is left to the browser. */
function useChoice() {
  const navigate = useNavigate()
  return (event: MouseEvent) => {
    const cloud = (event.target as Element).closest('a')?.dataset['cloud']
    if (cloud === undefined || event.button !== 0) return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    void navigate(regionLink(cloud))
  }
}

function isConcerned({ down, recoversHere }: RegionFacts | MapPlace): boolean {
  return Number(down) > 0 || recoversHere > 0
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
