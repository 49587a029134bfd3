import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { ServiceHistory } from '~/fleet/history'
import { cell } from '~/ui/DataTable'
import { UserText } from '~/ui/UserText'
import { VirtualTable } from '~/ui/VirtualTable'
import { breachWords, shareWords } from '~/words/history'
import { makeShares } from './shares'

interface SharesTableProps {
  histories: readonly ServiceHistory[]
  by: 'project' | 'service'
}

/** How long each was protected, the worst first. */
export function SharesTable({ histories, by }: SharesTableProps) {
  const shares = useMemo(() => makeShares(histories, by), [histories, by])
  return (
    <VirtualTable
      label={`Time protected by ${by}`}
      items={shares}
      keyOf={({ project, service = '' }) => `${project}/${service}`}
      first={25}
      columns={[
        { label: by === 'project' ? 'Project' : 'Service' },
        { label: 'Protected', className: cell.number },
        { label: 'Waiting', className: cell.number },
        { label: 'In breach', className: cell.number },
        { label: 'Unknown', className: cell.number },
      ]}
      renderRow={(
        { project, service, of, protectedPart, waitingPart, breachPart, unknownPart },
        row,
      ) => (
        <tr key={row['aria-rowindex']} {...row}>
          <th scope="row">
            <Link
              from="/history"
              to="/history"
              search={(before) => ({ ...before, by: undefined, project, service })}
              className={cell.name}
              preload={false}
            >
              <UserText text={service ?? project} />
            </Link>
            <span className={cell.note}>
              {service !== undefined && <UserText text={project} />}
              <span>{`${service === undefined ? '' : ' · '}${breachWords(of)}`}</span>
            </span>
          </th>
          <td className={cell.number}>{shareWords(protectedPart)}</td>
          <td className={cell.number}>{shareWords(waitingPart)}</td>
          <td className={cell.number}>{shareWords(breachPart)}</td>
          <td className={cell.number}>{shareWords(unknownPart)}</td>
        </tr>
      )}
    />
  )
}
