import { getRouteApi } from '@tanstack/react-router'
import { memo, type RefObject } from 'react'
import type { Down } from '~/fleet/down'
import { looks } from '~/ui/looks'
import { passFocus } from '~/ui/pass-focus'
import { preloadable } from '~/ui/preloadable'
import { Section } from '~/ui/Section'
import { Segments } from '~/ui/Segments'
import { DownPicker } from './DownPicker'
import styles from './Choose.module.css'
import { RegionsTable } from './RegionsTable'
import { searchFor } from './search-params'
import type { OutageView } from './use-outage'
import { downName } from '~/words/outage'

const route = getRouteApi('/outage')

// On the day that this page is for, a file may not load: all but the picture is still there.
const OutageMap = preloadable(() => import('./OutageMap'), { missing: NoMap, waiting: MapSpace })

function NoMap() {
  return <p className={looks.muted}>The map could not be loaded. The table has the same data.</p>
}

function MapSpace() {
  return <div className={styles.mapSpace} />
}

interface ChooseProps extends Pick<OutageView, 'map' | 'clouds'> {
  down: Down | undefined
  /** The heading of what comes of it. */
  outcome: RefObject<HTMLElement | null>
}

/** Chooses the outage: from a list, the map or the table under it. Forks being made do not draw it again. */
export const Choose = memo(function Choose({ map, clouds, down, outcome }: ChooseProps) {
  const { map: extent } = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <Section
      title="Choose an outage"
      level={2}
      actions={
        <Segments
          legend="Map"
          values={['fleet', 'world']}
          labels={{ fleet: 'Fit to services', world: 'World' }}
          value={extent ?? 'fleet'}
          onChange={(value) =>
            void navigate({
              search: (before) => ({ ...before, map: value === 'world' ? value : undefined }),
              replace: true,
              resetScroll: false,
            })
          }
        />
      }
    >
      <div className={styles.choose}>
        <DownPicker
          regions={map.regions}
          clouds={clouds}
          chosen={down}
          name={down && downName(down, clouds)}
          onChoose={(next) =>
            void navigate({
              search: (before) => ({ ...before, ...searchFor(next) }),
              resetScroll: false,
            })
          }
        />
        <figure>
          <OutageMap.Component map={map} clouds={clouds} extent={extent ?? 'fleet'} />
          <Legend chosen={down !== undefined} />
        </figure>
        {down ? (
          <details className={looks.disclosure}>
            <summary>Map data as a table</summary>
            <RegionsTable regions={map.regions} clouds={clouds} />
          </details>
        ) : (
          // A link of it is pressed, and another table takes its place.
          <div ref={passFocus(() => outcome.current)}>
            <RegionsTable regions={map.regions} clouds={clouds} />
          </div>
        )}
      </div>
    </Section>
  )
})

function Legend({ chosen }: { chosen: boolean }) {
  return (
    <figcaption className={styles.legend}>
      <span data-mark="services">Size: services, number: regions in one place</span>
      <span data-mark="copies">No services</span>
      <span data-mark="path">Copy direction</span>
      {chosen && (
        <>
          <span data-mark="down">Down</span>
          <span data-mark="broken">Unavailable</span>
          <span data-mark="target">Recovers here</span>
        </>
      )}
    </figcaption>
  )
}
