import { getRouteApi } from '@tanstack/react-router'
import type { ServiceHistory } from '~/fleet/history'
import { Select } from '~/ui/Field'
import { looks } from '~/ui/looks'
import { Segments } from '~/ui/Segments'
import type { HistorySearch } from './search-params'

const route = getRouteApi('/history')

const PERIODS = { '30': '30 days', '90': '90 days', '365': '365 days' } as const

/** The period, and whose history is shown. */
export function Filters({
  all,
  search,
}: {
  all: readonly ServiceHistory[]
  search: HistorySearch
}) {
  const navigate = route.useNavigate()
  const set = (change: Partial<HistorySearch>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), resetScroll: false })
  const { days, project, service } = search
  const projects = listNames(all.map((one) => one.project))
  const services = listNames(all.flatMap((one) => (one.project === project ? [one.service] : [])))
  return (
    <search className={looks.fields}>
      <Segments
        legend="Period"
        values={['30', '90', '365'] as const}
        labels={PERIODS}
        value={`${days ?? 90}`}
        onChange={(next) => set({ days: next === '90' ? undefined : next === '30' ? 30 : 365 })}
      />
      <Select
        label="Project"
        value={project ?? ''}
        onChange={({ target }) =>
          set({ project: target.value || undefined, service: undefined, by: undefined })
        }
      >
        <option value="">All projects</option>
        {projects.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </Select>
      {project !== undefined && (
        <Select
          label="Service"
          value={service ?? ''}
          onChange={({ target }) => set({ service: target.value || undefined })}
        >
          <option value="">All services</option>
          {services.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
      )}
    </search>
  )
}

function listNames(names: readonly string[]): string[] {
  return [...new Set(names)].toSorted()
}
