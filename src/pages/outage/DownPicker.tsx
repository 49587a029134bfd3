import { useState } from 'react'
import type { Cloud } from '~/api/clouds'
import { findCloud, findProvider, providerName } from '~/backup/clouds'
import type { Down } from '~/fleet/down'
import type { RegionFacts } from '~/fleet/outage-regions'
import { count } from '~/lib/format'
import { afterPress } from '~/ui/after-press'
import { ListPicker, type PickerGroup } from '~/ui/ListPicker'
import { looks } from '~/ui/looks'
import styles from './DownPicker.module.css'
import { continentName, placeName } from '~/words/place'

interface DownPickerProps {
  regions: readonly RegionFacts[]
  clouds: readonly Cloud[]
  chosen: Down | undefined
  name: string | undefined
  onChoose: (down: Down) => void
}

interface Choice {
  down: Down
  label: string
  code: string
  services: number
}

/** Chooses a region that something is in, a provider or a continent. */
export function DownPicker({ regions, clouds, chosen, name, onChoose }: DownPickerProps) {
  const [typed, setTyped] = useState<string>()
  // The field says which outage is shown, and nothing else once it is left.
  const reset = () => setTyped(undefined)
  const groups: [string, Choice[]][] = [
    ['Regions', regions.map((facts) => regionChoice(facts, clouds))],
    [
      'Whole providers',
      makeSums(regions, 'provider', (cloud) => findProvider(cloud, clouds), clouds),
    ],
    ['Continents', makeSums(regions, 'continent', (cloud) => findContinent(cloud, clouds), clouds)],
  ]
  const words = (typed ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const matching = groups.map(([title, choices]): PickerGroup => {
    const items = choices
      .filter(({ label, code }) =>
        words.every((word) => `${label} ${code}`.toLowerCase().includes(word)),
      )
      .map((choice) => ({ id: makeId(choice.down), content: <Row choice={choice} /> }))
    return { title, items }
  })
  // Who types "europe" means the continent before each region in it.
  const widest = matching.at(-1)
  const found = words.length > 0 && widest?.items.length ? matching.toReversed() : matching
  return (
    <div className={looks.narrow}>
      <ListPicker
        label="Region, provider or continent"
        listLabel="Choose an outage"
        collapsible
        placeholder="Search, such as Frankfurt, aws or Europe"
        text={typed ?? name ?? ''}
        onTextChange={setTyped}
        onPick={(id) => {
          const picked = groups.flatMap(([, choices]) => choices)
          const choice = picked.find(({ down }) => makeId(down) === id)
          reset()
          if (choice) onChoose(choice.down)
        }}
        onBlur={() => afterPress(reset)}
        onGiveUp={reset}
        // Closed at first even when nothing is chosen: the map and the table are choices too.
        selected={chosen ? makeId(chosen) : ''}
        groups={found.filter(({ items }) => items.length > 0)}
        empty="No region with services or copies matches."
      />
    </div>
  )
}

function Row({ choice: { label, code, services } }: { choice: Choice }) {
  return (
    <span className={styles.choice}>
      <span>
        {label} <code>{code}</code>
      </span>
      <span className={looks.muted}>{count(services, 'service')}</span>
    </span>
  )
}

function makeId({ kind, name }: Down): string {
  return `${kind}:${name}`
}

function regionChoice({ cloud, services }: RegionFacts, clouds: readonly Cloud[]): Choice {
  return {
    down: { kind: 'region', name: cloud },
    label: placeName(cloud, clouds),
    code: cloud,
    services,
  }
}

function findContinent(cloud: string, clouds: readonly Cloud[]): string | undefined {
  return findCloud(cloud, clouds)?.geo_region ?? undefined
}

function makeSums(
  regions: readonly RegionFacts[],
  kind: 'provider' | 'continent',
  makeName: (cloud: string) => string | undefined,
  clouds: readonly Cloud[],
): Choice[] {
  const sums = new Map<string, number>()
  for (const { cloud, services } of regions) {
    const name = makeName(cloud)
    if (name !== undefined) sums.set(name, (sums.get(name) ?? 0) + services)
  }
  return [...sums]
    .map(([name, services]) => ({
      down: { kind, name },
      label: kind === 'provider' ? providerName(name, clouds) : continentName(name),
      code: kind === 'provider' ? name : '',
      services,
    }))
    .sort((a, b) => b.services - a.services)
}
