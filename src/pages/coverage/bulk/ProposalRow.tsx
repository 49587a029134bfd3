import { clsx } from 'clsx'
import { useState } from 'react'
import type { Cloud } from '~/api/clouds'
import { findCloud, findPlace } from '~/backup/clouds'
import { findCrossing } from '~/backup/countries'
import { RegionPicker } from '~/components/RegionPicker'
import { formatNumber } from '~/lib/format'
import { crossingWords } from '~/words/crossing'
import { placeText } from '~/words/place'
import { serviceTypeName } from '~/words/service'
import { Button } from '~/ui/Button'
import { cell } from '~/ui/DataTable'
import type { ProposedRow } from './proposals'
import styles from './Preview.module.css'

interface ProposalRowProps {
  one: ProposedRow
  /** Those that its project may use. */
  clouds: readonly Cloud[]
  onChoose: (key: string, region: string) => void
}

/** What one service would get, and what speaks against it. */
export function ProposalRow({ one, clouds, onChoose }: ProposalRowProps) {
  const { row, proposal } = one
  const { project, service, type, cloud, locations } = row.service
  const primary = locations.primary.cloud ?? cloud
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
        <ChosenRegion one={one} clouds={clouds} onChoose={onChoose} />
        {notes.map((note) => (
          <span key={note} className={clsx(cell.warning, styles.note)}>
            {note}
          </span>
        ))}
      </td>
    </tr>
  )
}

/** The region that a service gets. Its picker is drawn when asked for: there may be many rows. */
function ChosenRegion({ one: { row, proposal }, clouds, onChoose }: ProposalRowProps) {
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
export function findRowCrossing(
  { row: { service }, proposal }: ProposedRow,
  clouds: readonly Cloud[],
) {
  if (!('region' in proposal)) return undefined
  const primary = service.locations.primary.cloud ?? service.cloud
  return findCrossing(findCloud(primary, clouds), findCloud(proposal.region, clouds))
}
