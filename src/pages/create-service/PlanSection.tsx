import { hasStatus } from '~/api/errors'
import { ErrorNotice } from '~/components/ErrorNotice'
import { Loading } from '~/components/Loading'
import { serviceTypeName } from '~/words/service'
import { TextField } from '~/ui/Field'
import { looks } from '~/ui/looks'
import { Notice } from '~/ui/Notice'
import { Section } from '~/ui/Section'
import { FieldProblem } from './FieldProblem'
import { PlanList } from './PlanList'
import type { CreateForm } from './use-create-form'

/** How big the service is and what it costs, by what Aiven offers in the cloud. */
export function PlanSection({ form }: { form: CreateForm }) {
  const { plans, draft } = form
  return (
    <Section title="Plan" level={2}>
      <div data-field="plan" className={looks.stack}>
        {draft.type === '' ? (
          <p className={looks.muted}>Choose a service type first.</p>
        ) : plans.data ? (
          <>
            {/* Above them: below eight plans it is out of sight on a phone. */}
            <FieldProblem text={form.problem('plan') ?? unsuitable(form)} />
            <PlanList
              plans={plans.data}
              type={draft.type}
              cloud={draft.cloud}
              value={draft.plan}
              onChange={(plan) => form.choose({ plan })}
            />
          </>
        ) : plans.isPending ? (
          <Loading lines={6} what="the plans" />
        ) : (
          <TypedPlan form={form} />
        )}
      </div>
    </Section>
  )
}

/** A plan that came with the link, or with another cloud, may not fit: that is shown at once. */
function unsuitable({ draft, problems }: CreateForm): string | undefined {
  return draft.plan === '' ? undefined : problems.plan
}

/** Where the plans may not be read, a plan can still be named. */
function TypedPlan({ form }: { form: CreateForm }) {
  const { plans, draft } = form
  return (
    <>
      {hasStatus(plans.error, 403) ? (
        <Notice tone="info" title="Creating may be refused: you may lack a permission">
          <p>
            Aiven’s response for plans: “{plans.error.message}”. Reading plans and prices requires
            the permission <code>project:services:write</code>, as does creating a service. You can
            still try.
          </p>
        </Notice>
      ) : (
        plans.error && (
          <ErrorNotice
            error={plans.error}
            title="The plans could not be loaded"
            consequence="You can type a plan name."
            onRetry={() => void plans.refetch()}
            retrying={plans.isFetching}
          />
        )
      )}
      <div className={looks.narrow}>
        <TextField
          label="Plan"
          word
          autoComplete="off"
          spellCheck={false}
          value={draft.plan}
          onChange={({ target }) => form.change({ plan: target.value })}
          onBlur={() => form.leave('plan')}
          error={form.problem('plan')}
          hint={`A ${serviceTypeName(draft.type)} plan, such as startup-4.`}
        />
      </div>
    </>
  )
}
