import { useQuery } from '@tanstack/react-query'
import { apiPath } from '~/api/client'
import { hasStatus } from '~/api/errors'
import type { Service } from '~/api/services'
import { sessionQuery } from '~/api/session'
import { TagsInDoubt } from '~/api/tags'
import { ChangesTable } from '~/components/ChangesTable'
import { Equivalents } from '~/components/Equivalents'
import { ErrorNotice } from '~/components/ErrorNotice'
import { RequestPreview } from '~/components/RequestPreview'
import { findApiUrl } from '~/equivalents/api-url'
import { tagEquivalents } from '~/equivalents/tags'
import { Section } from '~/ui/Section'
import { tagsCause, tagsConsequence } from '~/words/tags'
import styles from './Objective.module.css'

interface ObjectiveReviewProps {
  project: string
  service: Service
  /** The tags to send: null removes one. */
  tags: Record<string, string | null>
  error: Error | null
}

/** What saving an objective changes, what is sent, and the same with other tools. */
export function ObjectiveReview({ project, service, tags, error }: ObjectiveReviewProps) {
  const { data: session } = useQuery(sessionQuery)
  const name = service.service_name
  return (
    <div className={styles.form}>
      {error && (
        <ErrorNotice
          error={tagsCause(error)}
          title={
            error instanceof TagsInDoubt
              ? 'Could not confirm whether the RPO was saved'
              : 'The RPO was not saved'
          }
          consequence={
            hasStatus(error, 403)
              ? 'Nothing was changed. Changing tags requires the permission service:configuration:write: a project administrator can grant it.'
              : tagsConsequence(error)
          }
        />
      )}
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
