import { useQuery } from '@tanstack/react-query'
import { apiPath } from '~/api/client'
import type { Service } from '~/api/services'
import { sessionQuery } from '~/api/session'
import { asksFirst, type Consequence } from '~/backup/consequences'
import { ChangesTable } from '~/components/ChangesTable'
import { Equivalents } from '~/components/Equivalents'
import { RequestPreview } from '~/components/RequestPreview'
import { findApiUrl } from '~/equivalents/api-url'
import { hideSecrets } from '~/equivalents/secrets'
import { updateEquivalents } from '~/equivalents/update'
import { Checkbox } from '~/ui/Checkbox'
import { Section } from '~/ui/Section'
import { describeValue } from '~/user-config/describe'
import type { JsonObject } from '~/user-config/json'
import type { Option } from '~/user-config/options'
import type { Change } from '~/user-config/patch'
import { Consequences, consentTo } from './Consequences'
import styles from './review.module.css'
import { looks } from '~/ui/looks'

interface ReviewProps {
  project: string
  service: Service
  options: readonly Option[]
  changes: readonly Change[]
  /** The request’s `user_config`. */
  patch: JsonObject
  consequences: readonly Consequence[]
  /** Kinds of consequences that the person has said yes to. */
  consents: ReadonlySet<string>
  onConsent: (kind: string, given: boolean) => void
}

/** The last look before a save: what changes, what follows, what is sent, and how else to do it. */
export function Review(props: ReviewProps) {
  const { project, service, options, changes, patch, consequences, consents, onConsent } = props
  const { data: session } = useQuery(sessionQuery)
  // What is shown here is made to be copied.
  const { config: shown, secrets } = hideSecrets(patch, options)
  return (
    <div className={looks.stack}>
      <Section title="What changes">
        <Changes changes={changes} />
      </Section>
      <Section title="Effects">
        <Consequences items={consequences} />
        {consequences.filter(asksFirst).map((item) => (
          <p key={item.kind} className={styles.consent}>
            <Checkbox
              label={consentTo(item)}
              checked={consents.has(item.kind)}
              onChange={(given) => onConsent(item.kind, given)}
            />
          </p>
        ))}
      </Section>
      <Section title="API request">
        <RequestPreview
          method="PUT"
          path={apiPath`/v1/project/${project}/service/${service.service_name}`}
          body={{ user_config: shown }}
          hidden={secrets.length > 0}
        />
      </Section>
      {session && (
        <Equivalents
          items={updateEquivalents({
            apiUrl: findApiUrl(session),
            project,
            serviceName: service.service_name,
            serviceType: service.service_type,
            state: service.state,
            plan: service.plan,
            patch,
            options,
          })}
        />
      )}
    </div>
  )
}

function Changes({ changes }: { changes: readonly Change[] }) {
  return (
    <ChangesTable
      subject="Option"
      changes={changes.map(({ option, before, after }) => ({
        key: option.key,
        name: (
          <>
            {option.name}
            <code className={styles.key}>{option.key}</code>
          </>
        ),
        before: describeValue(option.field, before),
        unset: before === undefined,
        after: describeValue(option.field, after),
      }))}
    />
  )
}
