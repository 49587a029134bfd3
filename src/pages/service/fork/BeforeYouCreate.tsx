import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '~/api/session'
import { vpcsQuery } from '~/api/vpcs'
import { Equivalents } from '~/components/Equivalents'
import { RequestPreview } from '~/components/RequestPreview'
import { apiPath } from '~/api/client'
import { formatNumber } from '~/lib/format'
import { inEnglish } from '~/lib/locale'
import { HOURS_PER_MONTH, hourlyPrice, priceFor } from '~/lib/price'
import { findApiUrl } from '~/equivalents/api-url'
import { createEquivalents, requestedCreation } from '~/equivalents/create'
import { ADDED_DISK_WORDS, diskRefusal, diskWarning } from '~/words/disk'
import { CheckIcon } from '~/ui/icons'
import { looks } from '~/ui/looks'
import { forkChecks, type Check } from './checks'
import styles from './BeforeYouCreate.module.css'
import type { ForkForm } from './use-fork-form'

const WORDS: Record<Check['kind'], string> = {
  mind: 'Warning',
  unknown: 'Unknown',
  good: 'OK',
  note: 'Note',
}

/** The warnings, the price and the exact request. */
export function BeforeYouCreate({ project, form }: { project: string; form: ForkForm }) {
  const { service, plans, now, zone } = form.circumstances
  const vpcs = useQuery(vpcsQuery(project))
  const { source, cloud, version, disk } = form
  const { plan } = form.draft
  if (!form.cloudChosen) {
    return (
      <section aria-labelledby="before-fork" className={looks.stack}>
        <h3 id="before-fork">Before you create it</h3>
        <p className={looks.muted}>Choose a cloud to see the price and checks.</p>
      </section>
    )
  }
  const checks = forkChecks({
    service,
    source,
    cloud,
    plan,
    version,
    plans,
    disk,
    vpcs: vpcs.data,
    now,
    zone,
  })
  return (
    <section aria-labelledby="before-fork" className={looks.stack}>
      <h3 id="before-fork">Before you create it</h3>
      <Price form={form} />
      <ul className={styles.checks}>
        {checks.map(({ kind, text }) => (
          <li key={text} data-kind={kind}>
            <span className={styles.mark} aria-hidden="true">
              {kind === 'good' ? <CheckIcon /> : { mind: '!', unknown: '?', note: '·' }[kind]}
            </span>
            <span className="visually-hidden">{WORDS[kind]}: </span>
            <span>{text}</span>
          </li>
        ))}
      </ul>
      <Request project={project} form={form} />
    </section>
  )
}

function Price({ form }: { form: ForkForm }) {
  const { plans, price, cloud, draft } = form
  if (price === undefined) {
    return (
      <p className={styles.price}>
        <strong>Price unknown</strong>
        <span className={looks.muted}>
          {draft.drill && <span>{'So the cost of the drill is unknown. '}</span>}
          <span>
            {plans.isPending
              ? 'Loading the prices'
              : plans.isError
                ? `Aiven’s response: “${plans.error.message}”.`
                : `Aiven lists no price for ${draft.plan} in ${cloud}.`}
          </span>
        </span>
      </p>
    )
  }
  const { usd, addedDisk } = price
  const month = formatNumber(usd * HOURS_PER_MONTH)
  return (
    <p className={styles.price}>
      <strong>USD {hourlyPrice(usd)} per hour</strong>
      <span className={looks.muted}>
        about USD {month} per month of {HOURS_PER_MONTH} hours, for {draft.plan} in {cloud}
        <span>{ADDED_DISK_WORDS[addedDisk]}</span>
      </span>
      {draft.drill && (
        <span>
          A drill costs about USD {priceFor(usd, 1)} for 1 hour, {priceFor(usd, 4)} for 4 hours or{' '}
          {priceFor(usd, 24)} for a day, until you delete it.
        </span>
      )}
    </p>
  )
}

function Request({ project, form }: { project: string; form: ForkForm }) {
  const { data: session } = useQuery(sessionQuery)
  const { request, disk, draft } = form
  const { service_name: service, service_type: type } = form.circumstances.service
  const names = { service, type, plan: draft.plan }
  return (
    <details className={looks.disclosure}>
      <summary>Exact request and equivalent commands</summary>
      {request === undefined ? (
        <p className={looks.muted}>Choose what to restore first.</p>
      ) : (
        <>
          <RequestPreview
            method="POST"
            path={apiPath`/v1/project/${project}/service`}
            body={request}
            hidden={false}
          />
          {session && (
            <Equivalents
              items={inEnglish(() =>
                createEquivalents({
                  apiUrl: findApiUrl(session),
                  project,
                  ...requestedCreation(request),
                  refusal: diskRefusal(disk, names),
                  warning: diskWarning(disk, names),
                }),
              )}
            />
          )}
        </>
      )}
    </details>
  )
}
