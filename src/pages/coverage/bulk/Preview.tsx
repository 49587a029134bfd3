import { clsx } from 'clsx'
import { copySupport } from '~/backup/service-types'
import { useMemo, useState } from 'react'
import type { Cloud } from '~/api/clouds'
import { regionChoices } from '~/backup/region-choices'
import { isAllowed, type ResidencyPolicy } from '~/backup/residency'
import { count } from '~/lib/format'
import { serviceTypeName } from '~/words/service'
import { Button } from '~/ui/Button'
import { cell, DataTable } from '~/ui/DataTable'
import { Select } from '~/ui/Field'
import { looks } from '~/ui/looks'
import { Notice } from '~/ui/Notice'
import type { ProposedRow } from './proposals'
import styles from './Preview.module.css'

const COLUMNS = [
  { label: 'Service' },
  { label: 'Primary backups' },
  { label: 'Secondary backup location' },
]

/** So many rows are shown until more are asked for: each has a choice among many regions. */
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
  const { proposed, findClouds, forAll, onForAll } = props
  const [most, setMost] = useState(FIRST)
  const fits = useMemo(() => regionsFor(proposed, findClouds), [proposed, findClouds])
  const able = proposed.filter(({ row }) => canHaveOne(row))
  const refused = proposed.filter(({ proposal }) => 'refusal' in proposal)
  const advised = proposed.filter(({ proposal }) => 'advice' in proposal)
  return (
    <div className={looks.stack}>
      <Select
        label="Region for all"
        value={forAll}
        onChange={({ target }) => onForAll(target.value)}
        hint="Proposed: the nearest allowed region of the same provider that is far enough away."
      >
        <option value="">Proposed for each service</option>
        {fits.map(({ name, place, services }) => (
          <option key={name} value={name}>
            {place}, {name}: suits {services.toLocaleString('en')} of{' '}
            {proposed.length.toLocaleString('en')}
          </option>
        ))}
      </Select>
      {refused.length > 0 && (
        <Notice tone="warning" title={`${count(refused.length, 'service')} will be skipped`}>
          <details className={looks.disclosure}>
            <summary>Show details</summary>
            <ul className={styles.refused}>
              {byReason(refused).map(([reason, names]) => (
                <li key={reason}>
                  <strong>{names.length.toLocaleString('en')}</strong>: {reason}
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
      {able.length > 0 && (
        <DataTable label="Proposals" columns={COLUMNS}>
          {able.slice(0, most).map((one) => (
            <ProposalRow key={one.row.key} one={one} {...props} />
          ))}
        </DataTable>
      )}
      {able.length > most && (
        <Button small look="quiet" onClick={() => setMost(most + 200)}>
          Show more: {(able.length - most).toLocaleString('en')} are not shown
        </Button>
      )}
    </div>
  )
}

/** Who is left out, as `service of project`, by the reason; the reason of most first. */
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
  const primary = locations.primary.cloud
  const clouds = props.findClouds(project)
  const policy = props.findPolicy(project)
  const choices = regionChoices(clouds, {
    serviceCloud: cloud,
    primaryCloud: primary ?? cloud,
  }).filter(({ refusal }) => refusal === undefined)
  const note = 'refusal' in proposal ? `Skipped: ${proposal.refusal}` : proposal.advice
  return (
    <tr>
      <th scope="row">
        {service}
        <span className={cell.note}>
          {project} · {serviceTypeName(type)}
        </span>
      </th>
      <td>
        <code>{primary ?? cloud}</code>
      </td>
      <td>
        <select
          className={styles.select}
          aria-label={`Region for ${service} of ${project}`}
          value={'region' in proposal ? proposal.region : ''}
          onChange={({ target }) => props.onChoose(row.key, target.value)}
        >
          {'refusal' in proposal && <option value="">none</option>}
          {choices.map(({ name, distanceKm }) => (
            <option key={name} value={name}>
              {[
                name,
                distanceKm !== undefined && `${distanceKm.toLocaleString('en')} km`,
                policy && !isAllowed(policy, name, clouds) && 'outside the policy',
              ]
                .filter(Boolean)
                .join(' · ')}
            </option>
          ))}
        </select>
        {note !== undefined && <span className={clsx(cell.warning, styles.note)}>{note}</span>}
      </td>
    </tr>
  )
}

/** A type without the option or a region that is set already: no choice would change that. */
function canHaveOne({ service }: ProposedRow['row']): boolean {
  return service.locations.secondary === undefined && copySupport(service.type) === 'yes'
}

/** The regions that suit at least one of the services, those that suit most first. */
function regionsFor(proposed: readonly ProposedRow[], findClouds: PreviewProps['findClouds']) {
  const fits = new Map<string, { name: string; place: string; services: number }>()
  // Many services are in the same places of the same project.
  const known = new Map<string, { name: string; place: string }[]>()
  for (const { row } of proposed) {
    const { project, cloud, locations } = row.service
    const primary = locations.primary.cloud ?? cloud
    const at = `${project}/${cloud}/${primary}`
    let choices = known.get(at)
    if (!choices) {
      choices = regionChoices(findClouds(project), {
        serviceCloud: cloud,
        primaryCloud: primary,
      }).filter(({ refusal }) => refusal === undefined)
      known.set(at, choices)
    }
    for (const { name, place } of canHaveOne(row) ? choices : []) {
      const fit = fits.get(name) ?? { name, place, services: 0 }
      fit.services += 1
      fits.set(name, fit)
    }
  }
  return [...fits.values()].sort((a, b) => b.services - a.services || (a.name < b.name ? -1 : 1))
}
