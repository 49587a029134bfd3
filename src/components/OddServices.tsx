import type { OddService } from '~/api/each-service'
import { count } from '~/lib/format'
import { Notice } from '~/ui/Notice'

/** The services that are left out of a list, as something in them could not be read. */
export function OddServices({ odd }: { odd: readonly (OddService & { project?: string })[] }) {
  if (odd.length === 0) return null
  return (
    <Notice
      tone="warning"
      title={`${count(odd.length, 'service')} could not be read: nothing here counts ${odd.length === 1 ? 'it' : 'them'}`}
    >
      <ul>
        {odd.map(({ project, name, problem }) => (
          <li key={`${project ?? ''}/${name}`}>
            <strong>{project === undefined ? name : `${project}, ${name}`}</strong>: {problem}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
