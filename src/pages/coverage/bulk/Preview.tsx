import { clsx } from 'clsx'
import { copySupport } from '~/backup/service-types'
import { useMemo, useState } from 'react'
import type { Cloud } from '~/api/clouds'
import { findCloud, findPlace } from '~/backup/clouds'
import { findCrossing } from '~/backup/countries'
import { regionChoices, searchRegions, type RegionChoice } from '~/backup/region-choices'
import type { ResidencyPolicy } from '~/backup/residency'
import { byContinent, RegionPicker } from '~/components/RegionPicker'
import { count, formatNumber } from '~/lib/format'
import { crossingWords } from '~/words/crossing'
import { placeText } from '~/words/place'
import { serviceTypeName } from '~/words/service'
import { Button } from '~/ui/Button'
import { cell, DataTable } from '~/ui/DataTable'
import { ListPicker } from '~/ui/ListPicker'
import { looks } from '~/ui/looks'
import { Notice } from '~/ui/Notice'
import type { ProposedRow } from './proposals'
import styles from './Preview.module.css'

const COLUMNS = [
  { label: 'Service' },
  { label: 'Primary backups' },
  { label: 'Secondary backup location' },
]

/** How many rows are shown at first: each has a choice among many regions. */
const FIRST = 50

interface PreviewProps {
  proposed: readonly ProposedRow[]
  findClouds: (project: string) => readonly Cloud[]
  findPolicy: (project: string) => ResidencyPolicy | undefined
  /** Empty: as proposed for each. */
  forAll: string
  onForAll: (region: string) => void
  onChoose: (key: string, region: string) => void
}

/** What each service would get, and which would be refused and why. */
export function Preview(props: PreviewProps) {
  const { proposed, findClouds } = props
  const [most, setMost] = useState(FIRST)
  const able = useMemo(() => proposed.filter(({ row }) => canHaveOne(row)), [proposed])
  const crossings = countCrossings(able, findClouds)
  const refused = proposed.filter(({ proposal }) => 'refusal' in proposal)
  const advised = proposed.filter(({ proposal }) => 'advice' in proposal)
  return (
    <div className={looks.stack}>
      <RegionForAll {...props} able={able} />
      {refused.length > 0 && (
        <Notice tone="warning" title={`${count(refused.length, 'service')} will be skipped`}>
          <details className={looks.disclosure}>
            <summary>Show details</summary>
            <ul className={styles.refused}>
              {byReason(refused).map(([reason, names]) => (
                <li key={reason}>
                  <strong>{formatNumber(names.length)}</strong>: {reason}
                  <span className={clsx(looks.small, styles.names)}>{names.join(', ')}</span>
                </li>
              ))}
            </ul>
          </details>
        </Notice>
      )}
      {advised.length > 0 && (
        <p className={styles.advice}>
          {count(advised.length, 'proposal')} with warnings: see the rows.
        </p>
      )}
      {crossings !== undefined && <p className={styles.advice}>{crossings}: see the rows.</p>}
      {able.length > 0 && (
        <DataTable label="Proposals" columns={COLUMNS}>
          {able.slice(0, most).map((one) => (
            <ProposalRow key={one.row.key} one={one} {...props} />
          ))}
        </DataTable>
      )}
      {able.length > most && (
        <Button small look="quiet" onClick={() => setMost(most + 200)}>
          Show more: {formatNumber(able.length - most)} not shown
        </Button>
      )}
    </div>
  )
}

/** Skipped services as `service of project`, by reason, the most common first. */
function byReason(refused: readonly ProposedRow[]): [string, string[]][] {
  const reasons = new Map<string, string[]>()
  for (const { row, proposal } of refused) {
    if (!('refusal' in proposal)) continue
    const names = reasons.get(proposal.refusal) ?? []
    names.push(`${row.service.service} of ${row.service.project}`)
    reasons.set(proposal.refusal, names)
  }
  return [...reasons].sort(([, a], [, b]) => b.length - a.length)
}

function ProposalRow({ one, ...props }: PreviewProps & { one: ProposedRow }) {
  const { row, proposal } = one
  const { project, service, type, cloud, locations } = row.service
  const primary = locations.primary.cloud ?? cloud
  const clouds = props.findClouds(project)
  const crossing = findRowCrossing(one, clouds)
  const notes = [
    'refusal' in proposal ? `Skipped: ${proposal.refusal}` : proposal.advice,
    crossing && crossingWords(crossing),
  ].filter((text) => text !== undefined)
  return (
    <tr>
      <th scope="row">
        {service}
        <span className={cell.note}>
          {project} · {serviceTypeName(type)}
        </span>
      </th>
      <td>
        <Place name={primary} clouds={clouds} />
      </td>
      <td>
        <ChosenRegion one={one} clouds={clouds} onChoose={props.onChoose} />
        {notes.map((note) => (
          <span key={note} className={clsx(cell.warning, styles.note)}>
            {note}
          </span>
        ))}
      </td>
    </tr>
  )
}

interface ChosenRegionProps {
  one: ProposedRow
  clouds: readonly Cloud[]
  onChoose: PreviewProps['onChoose']
}

/** The region that a service gets. Its picker is drawn when asked for: there may be many rows. */
function ChosenRegion({ one: { row, proposal }, clouds, onChoose }: ChosenRegionProps) {
  const { project, service, cloud, locations } = row.service
  const [typed, setTyped] = useState<string>()
  const [picked, setPicked] = useState(false)
  const of = `${service} of ${project}`
  if (typed !== undefined) {
    return (
      <RegionPicker
        label={<span className="visually-hidden">Region for {of}</span>}
        project={project}
        serviceCloud={cloud}
        primaryCloud={locations.primary.cloud ?? cloud}
        value={typed}
        autoFocus
        onChange={(text) => {
          if (!clouds.some(({ cloud_name: name }) => name === text)) return setTyped(text)
          onChoose(row.key, text)
          setTyped(undefined)
          setPicked(true)
        }}
      />
    )
  }
  return (
    <>
      {'region' in proposal && (
        <Place name={proposal.region} clouds={clouds} distanceKm={proposal.distanceKm} />
      )}
      <Button
        small
        look="quiet"
        // Back where the person was before the picker opened.
        autoFocus={picked}
        onClick={() => setTyped('')}
      >
        {'region' in proposal ? 'Change' : 'Choose'}{' '}
        <span className="visually-hidden">region for {of}</span>
      </Button>
    </>
  )
}

interface PlaceProps {
  name: string
  clouds: readonly Cloud[]
  distanceKm?: number | undefined
}

function Place({ name, clouds, distanceKm }: PlaceProps) {
  const cloud = findCloud(name, clouds)
  return (
    <>
      <span>{cloud && placeText(findPlace(cloud))}</span>
      <span className={cell.note}>
        <code>{name}</code>
        {distanceKm !== undefined && <span>{` · ${formatNumber(distanceKm)} km`}</span>}
      </span>
    </>
  )
}

/** The border that the copies of a service's backups would cross. */
function findRowCrossing({ row: { service }, proposal }: ProposedRow, clouds: readonly Cloud[]) {
  if (!('region' in proposal)) return undefined
  const primary = service.locations.primary.cloud ?? service.cloud
  return findCrossing(findCloud(primary, clouds), findCloud(proposal.region, clouds))
}

/** How many copies leave the EU, and how many leave their country within or outside of it. */
function countCrossings(
  proposed: readonly ProposedRow[],
  findClouds: PreviewProps['findClouds'],
): string | undefined {
  const crossings = proposed.flatMap(
    (one) => findRowCrossing(one, findClouds(one.row.service.project)) ?? [],
  )
  const eu = crossings.filter(({ leaves }) => leaves === 'eu').length
  const other = crossings.length - eu
  return (
    [
      eu > 0 && `${count(eu, 'copy', 'copies')} would leave the EU`,
      other > 0 && `${count(other, 'copy', 'copies')} would leave the country`,
    ]
      .filter(Boolean)
      .join(', ') || undefined
  )
}

/** A type without the option or a region that is set already: no choice would change that. */
function canHaveOne({ service }: ProposedRow['row']): boolean {
  return service.locations.secondary === undefined && copySupport(service.type) === 'yes'
}

interface RegionForAllProps extends PreviewProps {
  able: readonly ProposedRow[]
}

/** One region for all of them, or as proposed for each where the field is empty. */
function RegionForAll({ able, findClouds, forAll, onForAll }: RegionForAllProps) {
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
function regionsFor(able: readonly ProposedRow[], findClouds: PreviewProps['findClouds']) {
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
