import { Link } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { useState } from 'react'
import type { Cloud } from '../../api/clouds'
import type { RegionFacts } from '../../backup/outage-regions'
import { count } from '../../components/format'
import { Button } from '../../ui/Button'
import { cell, DataTable } from '../../ui/DataTable'
import styles from './outage.module.css'
import { stateWords } from './region-words'
import { searchFor } from './search'
import { placeName } from './words'

/** So many are shown at first: the rest are those with the fewest services. */
const FIRST = 8

/** What the map shows, in words: every region, what is in it, what its loss would mean. */
export function RegionsTable({
  regions,
  clouds,
}: {
  regions: readonly RegionFacts[]
  clouds: readonly Cloud[]
}) {
  const [all, setAll] = useState(false)
  const chosen = regions.some(({ down }) => down !== undefined)
  // What an outage touches is never below the fold.
  const touched = ({ down, recoversHere }: RegionFacts) => Number(down === true || recoversHere > 0)
  const sorted = chosen ? regions.toSorted((a, b) => touched(b) - touched(a)) : regions
  const shown = all ? sorted : sorted.slice(0, FIRST)
  return (
    <>
      <DataTable label="Regions">
        <thead>
          <tr>
            <th scope="col">Region</th>
            {chosen && <th scope="col">Now</th>}
            <th scope="col" className={cell.number}>
              Services
            </th>
            <th scope="col" className={cell.number}>
              Recoverable if it goes down
            </th>
            <th scope="col" className={cell.number}>
              Lost
            </th>
            <th scope="col" className={cell.number}>
              Unknown
            </th>
            <th scope="col" className={cell.number}>
              Copies kept here
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((facts) => (
            <tr key={facts.cloud}>
              <th scope="row">
                <Link
                  from="/outage"
                  to="/outage"
                  search={(before) => ({
                    ...before,
                    ...searchFor({ kind: 'region', name: facts.cloud }),
                  })}
                  resetScroll={false}
                  preload={false}
                >
                  {placeName(facts.cloud, clouds)} <code className={cell.muted}>{facts.cloud}</code>
                </Link>
              </th>
              {chosen && (
                <td className={clsx(styles.nowrap, facts.down && styles.dark)}>
                  {stateWords(facts)}
                </td>
              )}
              <td className={cell.number}>{facts.services}</td>
              <td className={cell.number}>{facts.alone.recoverable}</td>
              <td className={clsx(cell.number, facts.alone.lost > 0 && styles.bad)}>
                {facts.alone.lost}
              </td>
              <td className={cell.number}>{facts.alone.unknown}</td>
              <td className={cell.number}>{facts.copies}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {shown.length < regions.length && (
        <Button small look="quiet" onClick={() => setAll(true)}>
          {`Show all ${count(regions.length, 'region')}`}
        </Button>
      )}
    </>
  )
}
