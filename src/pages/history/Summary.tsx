import { getRouteApi } from '@tanstack/react-router'
import type { HistoryAnswer } from '~/api/history-shape'
import { HistoryLegend, HistoryStrip } from '~/components/HistoryStrip'
import { watchedSeconds, type ServiceHistory } from '~/fleet/history'
import { count, formatNumber } from '~/lib/format'
import { looks } from '~/ui/looks'
import { Section } from '~/ui/Section'
import { Segments } from '~/ui/Segments'
import { historyWords } from '~/words/history'
import { BeforeWatching } from './BeforeWatching'
import { BreachesTable } from './BreachesTable'
import { inScope } from './in-scope'
import type { HistorySearch } from './search-params'
import { DrillsTable } from './DrillsTable'
import { LocationChangesTable } from './LocationChangesTable'
import { SharesTable } from './SharesTable'

const route = getRouteApi('/history')

const GROUPS = { service: 'Service', project: 'Project' } as const

interface SummaryProps {
  histories: readonly ServiceHistory[]
  answer: HistoryAnswer
  days: 30 | 90 | 365
  search: HistorySearch
}

/** What the watcher observed: over time, breach by breach, and how long each was protected. */
export function Summary({ histories, answer, days, search }: SummaryProps) {
  const navigate = route.useNavigate()
  const { project, service, by } = search
  const words = historyWords(histories, days, watchedSeconds(answer))
  const breaches = histories.flatMap((one) => one.breaches).toSorted((a, b) => b.from - a.from)
  const drills = inScope(answer.drills, search)
  const changes = inScope(answer.region_changes, search)
  return (
    <>
      <Section
        title={service ?? project ?? `All projects: ${count(histories.length, 'service')}`}
        level={2}
      >
        <div className={looks.stack}>
          <p>{words}.</p>
          <HistoryStrip
            histories={histories}
            period={{ from: answer.from, to: answer.at }}
            label={words}
          />
          <HistoryLegend />
          {project !== undefined && service !== undefined && (
            <BeforeWatching project={project} service={service} days={`${days}`} />
          )}
        </div>
      </Section>
      <Section title={`Breaches (${formatNumber(breaches.length)})`} level={2}>
        <BreachesTable breaches={breaches} />
      </Section>
      <Section
        title={`Changes of secondary backup location (${formatNumber(changes.length)})`}
        level={2}
      >
        <LocationChangesTable changes={changes} />
      </Section>
      <Section title={`Restore drills (${formatNumber(drills.length)})`} level={2}>
        <DrillsTable drills={drills} />
      </Section>
      {service === undefined && (
        <Section
          title="Time protected"
          level={2}
          actions={
            project === undefined && (
              <Segments
                legend="By"
                values={['service', 'project'] as const}
                labels={GROUPS}
                value={by ?? 'service'}
                onChange={(next) =>
                  void navigate({
                    search: (before) => ({
                      ...before,
                      by: next === 'project' ? next : undefined,
                    }),
                    resetScroll: false,
                    replace: true,
                  })
                }
              />
            )
          }
        >
          <SharesTable histories={histories} by={by ?? 'service'} />
        </Section>
      )}
    </>
  )
}
