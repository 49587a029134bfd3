import { useQuery } from '@tanstack/react-query'
import { apiPath } from '~/api/client'
import { hasStatus, isSignedOut } from '~/api/errors'
import type { Service } from '~/api/services'
import { sessionQuery } from '~/api/session'
import { TagsInDoubt } from '~/api/tags'
import { ChangesTable } from '~/components/ChangesTable'
import { Equivalents } from '~/components/Equivalents'
import { ErrorNotice } from '~/components/ErrorNotice'
import { RequestPreview } from '~/components/RequestPreview'
import { findApiUrl } from '~/equivalents/api-url'
import { tagEquivalents } from '~/equivalents/tags'
import { markHidden } from '~/lib/hidden-characters'
import { Notice } from '~/ui/Notice'
import { Section } from '~/ui/Section'
import { tagsCause, tagsConsequence } from '~/words/tags'
import styles from './Objective.module.css'
import type { ObjectiveProblem } from './use-save-objective'

interface ObjectiveReviewProps {
  project: string
  service: Service
  /** The tags to send: null removes one. */
  tags: Record<string, string | null>
  /** Why it was not saved so far. */
  problem: ObjectiveProblem | undefined
}

/** What saving an objective changes, what is sent, and the same with other tools. */
export function ObjectiveReview({ project, service, tags, problem }: ObjectiveReviewProps) {
  const { data: session } = useQuery(sessionQuery)
  const name = service.service_name
  return (
    <div className={styles.form}>
      {problem && <Problem problem={problem} />}
      <Section title="What changes">
        <ChangesTable
          subject="Tag"
          changes={Object.entries(tags).map(([key, value]) => ({
            key,
            name: <code>{key}</code>,
            before: service.tags?.[key] ?? 'Not set',
            after: value ?? 'Not set',
          }))}
        />
      </Section>
      <Section title="API request">
        <RequestPreview
          method="PATCH"
          path={apiPath`/v1/project/${project}/service/${name}/tags`}
          body={{ tags }}
          hidden={false}
        />
      </Section>
      {session && (
        <Equivalents
          items={tagEquivalents({
            apiUrl: findApiUrl(session),
            project,
            serviceName: name,
            serviceType: service.service_type,
            state: service.state,
            tags,
          })}
        />
      )}
    </div>
  )
}

function Problem({ problem }: { problem: ObjectiveProblem }) {
  if (problem.kind === 'changed') {
    const { now } = problem
    const title =
      now === undefined
        ? 'Someone else removed the RPO in the meantime'
        : `Someone else changed the RPO in the meantime to ${markHidden(now)}`
    return (
      <Notice tone="warning" title={title} announce>
        <p>Nothing was sent. What you entered is kept: save again to replace what is set now.</p>
      </Notice>
    )
  }
  const { error } = problem
  return (
    <ErrorNotice
      error={tagsCause(error)}
      title={TITLES[error instanceof TagsInDoubt ? 'in-doubt' : problem.kind]}
      consequence={describeConsequence(problem)}
    />
  )
}

const TITLES = {
  unread: 'Nothing was sent: the service could not be reloaded',
  failed: 'The RPO was not saved',
  'in-doubt': 'Could not confirm whether the RPO was saved',
}

function describeConsequence({
  kind,
  error,
}: Exclude<ObjectiveProblem, { kind: 'changed' }>): string {
  if (hasStatus(error, 403) && kind === 'failed') {
    return 'Nothing was changed. Changing tags requires the permission service:configuration:write: a project administrator can grant it.'
  }
  if (kind === 'failed' || isSignedOut(error) || hasStatus(error, 404)) {
    return tagsConsequence(error)
  }
  return 'Offsite checks for conflicting changes before each save. What you entered is kept: try again.'
}
