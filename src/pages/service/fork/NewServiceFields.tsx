import { useCallback, useEffect } from 'react'
import type { ServicePlan } from '~/api/plans'
import { forkSources } from './sources'
import { CloudName } from '~/components/CloudName'
import { CloudPicker } from '~/components/CloudPicker'
import { keepFocusInSight } from '~/hooks/forms/keep-in-sight'
import { count } from '~/lib/format'
import { givenPrice } from '~/lib/price'
import { Select, TextField } from '~/ui/Field'
import { looks } from '~/ui/looks'
import { Switch } from '~/ui/Switch'
import { isOffered } from './fork-draft'
import styles from './NewServiceFields.module.css'
import type { ForkForm } from './use-fork-form'

/** What the fork is called, on which plan and where it runs. */
export function NewServiceFields({ project, form }: { project: string; form: ForkForm }) {
  const { service } = form.circumstances
  // What the check says may take more lines, when the person is in the next field already.
  useEffect(keepFocusInSight, [form.nameState])
  const tags = Object.keys(service.tags ?? {}).length
  return (
    <fieldset className={looks.stack}>
      <legend className={styles.legend}>New service</legend>
      <div data-field="name">
        <TextField
          label="Name"
          word
          autoComplete="off"
          spellCheck={false}
          value={form.draft.name}
          onChange={({ target }) => form.change({ name: target.value })}
          onBlur={() => form.leave('name')}
          error={form.problem('name')}
          hint={nameHint(form, project)}
        />
      </div>
      <div className={styles.pair}>
        <PlanField form={form} />
        <CloudField project={project} form={form} />
      </div>
      <Switch
        label={
          tags === 0 ? 'Copy tags (there are none)' : `Copy the tags of ${service.service_name}`
        }
        checked={form.draft.copyTags}
        onChange={(copyTags) => form.change({ copyTags })}
      />
    </fieldset>
  )
}

function nameHint({ nameState }: ForkForm, project: string): string {
  const place = `A new service in ${project}. To fork into another project of the organization, use the equivalent commands below.`
  if (nameState === undefined) return place
  return {
    looking: `Checking whether the name is available. ${place}`,
    failed: `Whether the name is available could not be checked. ${place}`,
    free: `The name is available. ${place}`,
  }[nameState]
}

function PlanField({ form }: { form: ForkForm }) {
  const { draft, cloud, plans } = form
  const common = {
    label: 'Plan',
    value: draft.plan,
    error: form.problem('plan') ?? form.problems.plan,
  }
  if (!plans.data && plans.isFetched) {
    return (
      <div data-field="plan">
        <TextField
          {...common}
          word
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => form.change({ plan: target.value })}
          onBlur={() => form.leave('plan')}
          hint="The plans could not be loaded. Type the full name."
        />
      </div>
    )
  }
  const list = plans.data ?? []
  const known = list.some(({ service_plan: name }) => name === draft.plan)
  return (
    <div data-field="plan">
      <Select {...common} onChange={({ target }) => form.change({ plan: target.value })}>
        {!known && (
          <option value={draft.plan}>
            {plans.data ? `${draft.plan} (not in the list of plans)` : draft.plan}
          </option>
        )}
        {list.map((plan) => (
          <option key={plan.service_plan} value={plan.service_plan}>
            {describePlan(plan, isOffered(plan, cloud, list), cloud)}
          </option>
        ))}
      </Select>
    </div>
  )
}

function describePlan(plan: ServicePlan, offered: boolean | undefined, cloud: string) {
  const { service_plan: name, node_count: nodes, regions } = plan
  const price = regions?.[cloud]?.price_usd
  const parts = [
    name,
    nodes != null && count(nodes, 'node'),
    offered === false && 'not offered here',
    price != null && `USD ${givenPrice(price)} per hour`,
  ]
  return parts.filter(Boolean).join(' · ')
}

function CloudField({ project, form }: { project: string; form: ForkForm }) {
  const { service, report, plans } = form.circumstances
  const secondary = forkSources(service, report).secondary.cloud
  const { plan } = form.draft
  const known = plans?.find(({ service_plan: name }) => name === plan)
  const findRefusal = useCallback(
    (cloud: string) => {
      if (cloud === secondary) return 'This cloud restores the secondary location: choose it above'
      return known && isOffered(known, cloud, plans) === false
        ? `The plan ${plan} is not offered here`
        : undefined
    },
    [secondary, known, plans, plan],
  )
  if (form.draft.location === 'secondary') {
    return (
      <div className={styles.fixed}>
        <p className={looks.label}>Cloud</p>
        <p>
          <CloudName project={project} cloud={form.cloud} inline />
        </p>
        <p className={looks.small}>A copy can be restored only in the region that holds it.</p>
      </div>
    )
  }
  return (
    <div data-field="cloud">
      <CloudPicker
        label="Cloud"
        project={project}
        value={form.draft.cloud}
        onChange={(cloud) => form.change({ cloud })}
        onBlur={() => form.leave('cloud')}
        nearest={service.cloud_name}
        findRefusal={findRefusal}
        error={form.problem('cloud')}
      />
    </div>
  )
}
