import type { ReactNode } from 'react'
import { cell } from './DataTable'
import { SortDownIcon, SortUpIcon } from './icons'

interface SortHeadingProps {
  label: string
  className?: string | undefined
  /** What the table is sorted by now. */
  active: boolean
  desc: boolean | undefined
  /** The link that sorts by it, and turns the order round where that is how it is sorted. */
  renderLink: (link: { className: string | undefined; children: ReactNode }) => ReactNode
}

/** The heading of a column that sorts. */
export function SortHeading({ label, className, active, desc, renderLink }: SortHeadingProps) {
  return (
    <th
      scope="col"
      className={className}
      aria-sort={active ? (desc ? 'descending' : 'ascending') : undefined}
    >
      {renderLink({
        className: cell.sort,
        children: (
          <>
            {label}
            {active && (desc ? <SortDownIcon /> : <SortUpIcon />)}
          </>
        ),
      })}
    </th>
  )
}
