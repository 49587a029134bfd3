import { useQuery } from '@tanstack/react-query'
import { apiPath } from '~/api/client'
import type { NewService } from '~/api/create-service'
import { sessionQuery } from '~/api/session'
import { Equivalents } from '~/components/Equivalents'
import { RequestPreview } from '~/components/RequestPreview'
import { findApiUrl } from '~/equivalents/api-url'
import { createEquivalents, requestedCreation } from '~/equivalents/create'
import { hideSecrets } from '~/equivalents/secrets'
import { looks } from '~/ui/looks'
import { Section } from '~/ui/Section'
import type { Option } from '~/user-config/options'

interface RequestSectionProps {
  project: string
  /** Undefined while something is missing. */
  request: NewService | undefined
  options: readonly Option[]
}

/** The exact request, and how else to do it. */
export function RequestSection({ project, request, options }: RequestSectionProps) {
  const { data: session } = useQuery(sessionQuery)
  // What is shown here is made to be copied.
  const shown = request && hideSecrets(request.user_config, options)
  return (
    <>
      <Section title="API request" level={2}>
        {request && shown ? (
          <RequestPreview
            method="POST"
            path={apiPath`/v1/project/${project}/service`}
            body={{ ...request, user_config: shown.config }}
            hidden={shown.secrets.length > 0}
          />
        ) : (
          <p className={looks.muted}>
            The API request and equivalent commands appear once you choose a type, cloud, plan and
            name.
          </p>
        )}
      </Section>
      {request && session && (
        <Equivalents
          items={createEquivalents({
            apiUrl: findApiUrl(session),
            project,
            ...requestedCreation(request),
            options,
          })}
        />
      )}
    </>
  )
}
