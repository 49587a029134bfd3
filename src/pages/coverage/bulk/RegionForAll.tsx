import { useMemo, useState } from 'react'
import type { Cloud } from '~/api/clouds'
import { regionChoices, searchRegions, type RegionChoice } from '~/backup/region-choices'
import { byContinent } from '~/components/RegionPicker'
import { count, formatNumber } from '~/lib/format'
import { ListPicker } from '~/ui/ListPicker'
import type { ProposedRow } from './proposals'

type FindClouds = (project: string) => readonly Cloud[]

interface RegionForAllProps {
  able: readonly ProposedRow[]
  findClouds: FindClouds
  /** Empty: as proposed for each. */
  forAll: string
  onForAll: (region: string) => void
}

/** One region for all of them, or as proposed for each where the field is empty. */
export function RegionForAll({ able, findClouds, forAll, onForAll }: RegionForAllProps) {
  const [text, setText] = useState(forAll)
  const choices = useMemo(() => regionsFor(able, findClouds), [able, findClouds])
  const chosen = choices.find(({ name }) => name === forAll)
  const suits = (name: string) =>
    `Suits ${formatNumber(choices.find((one) => one.name === name)?.services ?? 0)} of ${count(able.length, 'service')}`
  return (
    <ListPicker
      label="Region for all"
      listLabel="Regions"
      collapsible
      closed
      placeholder="Proposed for each service"
      text={text}
      onTextChange={(next) => {
        setText(next)
        const known = choices.some(({ name }) => name === next)
        if (next === '' || known) onForAll(next)
      }}
      onPick={(name) => {
        setText(name)
        onForAll(name)
      }}
      selected={chosen?.name}
      hint={
        chosen
          ? suits(chosen.name)
          : 'Proposed: the nearest allowed region of the same provider that is far enough away.'
      }
      groups={byContinent(chosen ? choices : searchRegions(choices, text), suits)}
      empty="No region matches."
    />
  )
}

/** The regions that suit at least one of the services, those that suit most first. */
function regionsFor(able: readonly ProposedRow[], findClouds: FindClouds) {
  const fits = new Map<string, RegionChoice & { services: number }>()
  // Many services are in the same places of the same project.
  const known = new Map<string, RegionChoice[]>()
  for (const { row } of able) {
    const { project, cloud, locations } = row.service
    const primary = locations.primary.cloud ?? cloud
    const at = `${project}/${cloud}/${primary}`
    const choices =
      known.get(at) ??
      regionChoices(findClouds(project), { serviceCloud: cloud, primaryCloud: primary }).filter(
        ({ refusal }) => refusal === undefined,
      )
    known.set(at, choices)
    for (const { distanceKm: _, ...choice } of choices) {
      const fit = fits.get(choice.name) ?? { ...choice, services: 0 }
      fit.services += 1
      fits.set(choice.name, fit)
    }
  }
  return [...fits.values()].sort((a, b) => b.services - a.services || (a.name < b.name ? -1 : 1))
}
