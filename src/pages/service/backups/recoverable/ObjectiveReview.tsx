import { useQuery } from '@tanstack/react-query'
import { apiPath } from '~/api/client'
import { hasStatus } from '~/api/errors'
import type { Service } from '~/api/services'
import { findApiUrl, sessionQuery } from '~/api/session'
import { ChangesTable } from '~/components/ChangesTable'
import { Equivalents } from '~/components/Equivalents'
import { ErrorNotice } from '~/components/ErrorNotice'
import { RequestPreview } from '~/components/RequestPreview'
import { tagEquivalents } from '~/equivalents/tags'
import { Section } from '~/ui/Section'
import styles from './Objective.module.css'

interface ObjectiveReviewProps {
  project: string
  service: Service
  /** What is sent: null removes a tag. */
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
          error={error}
          title="The objective was not saved"
          consequence={
            hasStatus(error, 403)
              ? 'Nothing was changed. Changing tags needs the permission service:configuration:write: whoever manages the members of the project can grant it.'
              : 'Saving again sends the same values and does no harm.'
          }
          announce
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
      <Section title="What is sent">
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
