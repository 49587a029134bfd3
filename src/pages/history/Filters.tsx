import { getRouteApi } from '@tanstack/react-router'
import type { ServiceHistory } from '~/fleet/history'
import { Select } from '~/ui/Field'
import { FilterChips } from '~/ui/FilterChips'
import { looks } from '~/ui/looks'
import { Segments } from '~/ui/Segments'
import { shownWords } from '~/words/coverage'
import type { HistorySearch } from './search-params'

const route = getRouteApi('/history')

const PERIODS = { '30': '30 days', '90': '90 days', '365': '365 days' } as const

interface FiltersProps {
  all: readonly ServiceHistory[]
  /** How many of them are of the project and the service that are chosen. */
  shown: number
  search: HistorySearch
}

/** The period, and whose history is shown. */
export function Filters({ all, shown, search }: FiltersProps) {
  const navigate = route.useNavigate()
  const set = (change: Partial<HistorySearch>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), resetScroll: false })
  // What was chosen within a project is nothing to the next one.
  const setProject = (project: string | undefined) =>
    set({ project, service: undefined, by: undefined })
  const { days, project, service } = search
  const projects = listNames(all.map((one) => one.project))
  const services = listNames(all.flatMap((one) => (one.project === project ? [one.service] : [])))
  return (
    <>
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
          onChange={({ target }) => setProject(target.value || undefined)}
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
      <FilterChips
        count={shownWords(shown, all.length)}
        filters={[
          ['project', project && `Project: ${project}`],
          ['service', service && `Service: ${service}`],
        ]}
        set={(change) => ('project' in change ? setProject(undefined) : set(change))}
      />
    </>
  )
}

function listNames(names: readonly string[]): string[] {
  return [...new Set(names)].toSorted()
}
