import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { hasStatus } from '~/api/errors'
import { isInTransition, serviceQuery, type Service } from '~/api/services'
import { readDrill } from '~/backup/drill'
import { readDataAge, readLineage, type Lineage } from '~/backup/lineage'
import { findOrigin } from '~/backup/origin'
import { DataAgeText } from '~/components/DataAgeText'
import { CloudName } from '~/components/CloudName'
import { count, formatDuration } from '~/lib/format'
import { Time } from '~/components/Time'
import { serviceStateWords } from '~/words/service'
import { Fact, Facts } from '~/ui/Facts'
import { Section } from '~/ui/Section'
import { useNow } from '~/ui/use-now'

interface LineageSectionProps {
  project: string
  service: Service
}

/** What a fork was made from, and how far its restore is; nothing for a service that is no fork. */
export function LineageSection({ project, service }: LineageSectionProps) {
  const lineage = readLineage(service.user_config, project)
  if (!lineage) return null
  return (
    <Section title="Lineage">
      <Facts>
        <Fact name="Forked from">
          <Link
            to="/projects/$project/services/$service/overview"
            params={{ project: lineage.project, service: lineage.service }}
          >
            {lineage.service}
          </Link>
          {lineage.project !== project && <span>{` in ${lineage.project}`}</span>}
        </Fact>
        <Fact name="Backup location">
          <OriginFact project={project} service={service} lineage={lineage} />
        </Fact>
        <Fact name="As of">
          <DataAgeText
            asOf={readDrill(service, project)?.asOf ?? readDataAge(lineage)}
            requestedAt={service.create_time}
          />
        </Fact>
        <Fact name="State">
          <State service={service} />
        </Fact>
      </Facts>
    </Section>
  )
}

function OriginFact({ project, service, lineage }: LineageSectionProps & { lineage: Lineage }) {
  const source = useQuery(serviceQuery(lineage.project, lineage.service))
  if (source.isPending) return <>Loading</>
  if (!source.data) {
    return (
      <>
        {hasStatus(source.error, 404)
          ? `Unknown: ${lineage.service} is no longer there`
          : `Unknown: ${lineage.service} could not be loaded`}
      </>
    )
  }
  const { location, cloud } = findOrigin(service, source.data)
  if (location === undefined) {
    return (
      <>
        Unknown: {lineage.service} has copies in{' '}
        <CloudName project={project} cloud={cloud} inline />, which is no longer its secondary
        location
      </>
    )
  }
  return location === 'secondary' ? (
    <>
      Secondary location, <CloudName project={project} cloud={cloud} inline /> (inferred from its
      cloud: the copies of {lineage.service} are there)
    </>
  ) : (
    <>Primary location (inferred from its cloud: outside the secondary location)</>
  )
}

/** How long nothing may change before it is said, in milliseconds. */
const STILL = 5 * 60_000

function State({ service }: { service: Service }) {
  const nodes = service.node_states ?? []
  const running = nodes.filter(({ state }) => state === 'running').length
  const planned = Math.max(nodes.length, service.node_count ?? 0)
  const unchanged = useUnchangedFor(JSON.stringify([service.state, nodes]))
  return (
    <>
      <span role="status">{serviceStateWords(service.state).label}</span>
      {isInTransition(service) && (
        <span>
          {', created '}
          <Time value={service.create_time} />
          {planned > 0 && (
            <span>{`: ${running} of ${count(planned, 'node')} running, see below.`}</span>
          )}
          {unchanged >= STILL && (
            <span>{` No change for ${formatDuration(unchanged / 1000)}.`}</span>
          )}
        </span>
      )}
    </>
  )
}

/** How long a text has been the same while this page looked at it, in milliseconds of its own clock. */
function useUnchangedFor(text: string): number {
  const now = useNow(10)
  const [last, setLast] = useState({ text, at: now })
  if (last.text !== text) setLast({ text, at: now })
  return now - last.at
}
