import { Link } from '@tanstack/react-router'
import { clsx } from 'clsx'
import type { Cloud } from '~/api/clouds'
import type { RegionFacts } from '~/fleet/outage-regions'
import { formatNumber } from '~/lib/format'
import { cell } from '~/ui/DataTable'
import { PagedTable } from '~/ui/PagedTable'
import styles from './RegionsTable.module.css'
import { copiesText, stateWords } from '~/words/outage-region'
import { regionLink } from './region-link'
import { placeName } from '~/words/place'

/** What the map shows, in words: every region, what is in it, what its loss would mean. */
export function RegionsTable({
  regions,
  clouds,
}: {
  regions: readonly RegionFacts[]
  clouds: readonly Cloud[]
}) {
  const chosen = regions.some(({ down }) => down !== undefined)
  // What an outage touches is never below the fold.
  const touched = ({ down, recoversHere }: RegionFacts) => Number(down === true || recoversHere > 0)
  const sorted = chosen ? regions.toSorted((a, b) => touched(b) - touched(a)) : regions
  return (
    <PagedTable
      label="Regions"
      items={sorted}
      makeText={({ cloud }) => `${placeName(cloud, clouds)} ${cloud}`}
      renderHead={() => [
        { label: 'Region' },
        ...(chosen ? [{ label: 'Now' }] : []),
        { label: 'Services', className: cell.number },
        { label: 'Recoverable if it goes down', className: cell.number },
        { label: 'Lost', className: cell.number },
        { label: 'Unknown', className: cell.number },
        { label: 'Copies kept here', className: cell.number },
      ]}
      renderRow={(facts) => (
        <tr key={facts.cloud}>
          <th scope="row">
            <Link {...regionLink(facts.cloud)} preload={false}>
              {placeName(facts.cloud, clouds)} <code className={cell.muted}>{facts.cloud}</code>
            </Link>
          </th>
          {chosen && (
            <td className={clsx(cell.nowrap, facts.down && styles.dark)}>{stateWords(facts)}</td>
          )}
          <td className={cell.number}>{formatNumber(facts.services)}</td>
          <td className={cell.number}>{formatNumber(facts.alone.recoverable)}</td>
          <td className={clsx(cell.number, facts.alone.lost > 0 && styles.bad)}>
            {formatNumber(facts.alone.lost)}
          </td>
          <td className={cell.number}>{formatNumber(facts.alone.unknown)}</td>
          <td className={cell.number}>{copiesText(facts)}</td>
        </tr>
      )}
    />
  )
}
