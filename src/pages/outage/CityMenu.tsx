import { Link } from '@tanstack/react-router'
import { useId, useRef } from 'react'
import type { Cloud } from '~/api/clouds'
import { findProvider, providerName } from '~/backup/clouds'
import { count } from '~/lib/format'
import menu from '~/ui/Menu.module.css'
import { regionSentence } from '~/words/outage-region'
import type { Disc } from './map-layout'
import type { MapPlace } from './map-places'
import styles from './OutageMap.module.css'
import { regionLink } from './region-link'

interface CityMenuProps {
  place: MapPlace
  disc: Disc
  clouds: readonly Cloud[]
}

/** The least that can be hit, in pixels across (WCAG 2.2, target size). */
const LEAST_TARGET = 24

/** Over the dot of several regions: a button that lists them, each a link to its outage. */
export function CityMenu({ place, disc, clouds }: CityMenuProps) {
  const id = useId()
  const list = useRef<HTMLUListElement>(null)
  const { x, y, r } = disc
  const size = Math.max(LEAST_TARGET, 2 * r)
  const label = `${place.name}: ${count(place.regions.length, 'region')}`
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={label}
        title={label}
        className={styles.city}
        style={{ left: x - size / 2, top: y - size / 2, inlineSize: size, blockSize: size }}
      />
      <ul ref={list} id={id} popover="auto" aria-label={label} className={menu.menu}>
        {place.regions.map((facts, index) => (
          <li key={facts.cloud}>
            <Link
              // The browser focuses it as the list opens; React's own autoFocus would come too early.
              ref={(link) => void link?.toggleAttribute('autofocus', index === 0)}
              {...regionLink(facts.cloud)}
              preload={false}
              className={menu.item}
              onClick={() => list.current?.hidePopover()}
            >
              {providerName(findProvider(facts.cloud, clouds) ?? 'unknown', clouds)}{' '}
              <code>{facts.cloud}</code>
              <span className={menu.reason}>{regionSentence(facts)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
