import { useQuery } from '@tanstack/react-query'
import { faultsQuery } from '~/api/sandbox'
import { Chip } from '~/ui/Chip'
import { nameFault } from './ways-to-fail'

/** The sandbox's faults in force, on every page: none is taken for real. */
export default function ActiveFaults() {
  const { data: faults = [] } = useQuery(faultsQuery)
  return faults.map((fault) => (
    <Chip key={fault.id} tone="danger" title="Rehearse turns it off">
      {nameFault(fault)}
    </Chip>
  ))
}
