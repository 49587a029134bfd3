import { clsx } from 'clsx'
import { copySupport } from '~/backup/service-types'
import { useMemo, useState } from 'react'
import type { Cloud } from '~/api/clouds'
import { count, formatNumber } from '~/lib/format'
import { Button } from '~/ui/Button'
import { DataTable } from '~/ui/DataTable'
import { looks } from '~/ui/looks'
import { Notice } from '~/ui/Notice'
import { findRowCrossing, ProposalRow } from './ProposalRow'
import type { ProposedRow } from './proposals'
import { RegionForAll } from './RegionForAll'
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
  /** Empty: as proposed for each. */
  forAll: string
  onForAll: (region: string) => void
  onChoose: (key: string, region: string) => void
}

/** What each service would get, and which would be refused and why. */
export function Preview(props: PreviewProps) {
  const { proposed, findClouds, forAll, onForAll, onChoose } = props
  const [most, setMost] = useState(FIRST)
  const able = useMemo(() => proposed.filter(({ row }) => canHaveOne(row)), [proposed])
  const crossings = countCrossings(able, findClouds)
  const refused = proposed.filter(({ proposal }) => 'refusal' in proposal)
  const advised = proposed.filter(({ proposal }) => 'advice' in proposal)
  return (
    <div className={looks.stack}>
      <RegionForAll able={able} findClouds={findClouds} forAll={forAll} onForAll={onForAll} />
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
            <ProposalRow
              key={one.row.key}
              one={one}
              clouds={findClouds(one.row.service.project)}
              onChoose={onChoose}
            />
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
