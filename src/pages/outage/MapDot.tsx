import { clsx } from 'clsx'
import { regionSentence } from '~/words/outage-region'
import type { Disc } from './map-layout'
import type { MapPlace } from './map-places'
import styles from './OutageMap.module.css'

interface MapDotProps {
  place: MapPlace
  disc: Disc
  extent: 'fleet' | 'world'
  /** The outage that is chosen has nothing to do with it. */
  aside: boolean
}

/** One city: a link to its region's outage, or the number of regions that its button lists. */
export function MapDot({ place, disc: { x, y, r }, extent, aside }: MapDotProps) {
  const [facts, another] = place.regions
  const className = clsx(
    styles.point,
    place.down > 0 && styles.down,
    place.services === 0 && styles.empty,
    aside && styles.aside,
  )
  const shape = (
    <>
      {place.recoversHere > 0 && (
        <circle cx={x} cy={y} r={r + Math.min(4, 1 + r * 0.6)} className={styles.ring} />
      )}
      {/* Easier to hit than it is large. */}
      <circle cx={x} cy={y} r={Math.max(12, r)} className={styles.touch} />
      <circle cx={x} cy={y} r={r} className={styles.disc} />
    </>
  )
  if (!facts || another) {
    return (
      <g className={className}>
        {shape}
        <text x={x} y={y} textAnchor="middle" className={styles.count}>
          {place.regions.length}
        </text>
      </g>
    )
  }
  return (
    <a
      href={makeHref(facts.cloud, extent)}
      data-cloud={facts.cloud}
      tabIndex={-1}
      className={className}
    >
      <title>{`${place.name} (${facts.cloud}): ${regionSentence(facts)}`}</title>
      {shape}
      {facts.down && <path d={cross(x, y, Math.min(5, r * 0.5))} className={styles.cross} />}
    </a>
  )
}

/** The address of a region: what the router's own link would have, at a fraction of its cost. */
function makeHref(cloud: string, extent: 'fleet' | 'world'): string {
  const search = new URLSearchParams({ region: cloud, ...(extent === 'world' && { map: extent }) })
  return `/outage?${search.toString()}`
}

function cross(x: number, y: number, arm: number): string {
  return `M${x - arm},${y - arm}L${x + arm},${y + arm}M${x - arm},${y + arm}L${x + arm},${y - arm}`
}
