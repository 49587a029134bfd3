import type { DataAge } from '~/backup/lineage'
import { dataAgeParts } from '~/words/data-age'
import { Time } from './Time'

interface DataAgeTextProps {
  /** Undefined where the fork does not tell. */
  asOf: DataAge | undefined
  /** ISO 8601 UTC: when the fork was created. */
  requestedAt: string
}

/** What data a fork was asked to hold. */
export function DataAgeText({ asOf, requestedAt }: DataAgeTextProps) {
  return dataAgeParts(asOf, requestedAt).map((part, index) => {
    if (typeof part === 'string') return <span key={index}>{part}</span>
    return 'at' in part ? (
      <Time key={index} value={part.at} as="second" />
    ) : (
      <code key={index}>{part.name}</code>
    )
  })
}
