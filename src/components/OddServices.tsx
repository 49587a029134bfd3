import type { OddService } from '~/api/each-service'
import { count } from '~/lib/format'
import { Notice } from '~/ui/Notice'

/** The services that are left out of a list, as something in them could not be loaded. */
export function OddServices({ odd }: { odd: readonly (OddService & { project?: string })[] }) {
  if (odd.length === 0) return null
  return (
    <Notice
      tone="warning"
      announce
      title={`${count(odd.length, 'service')} could not be loaded and ${odd.length === 1 ? 'is' : 'are'} not counted here`}
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
