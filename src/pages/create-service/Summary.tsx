import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { hasStatus } from '~/api/errors'
import { findPrice } from '~/api/price'
import { vpcsQuery } from '~/api/vpcs'
import { CloudName } from '~/components/CloudName'
import { CreationOutcome } from '~/components/CreationOutcome'
import { count } from '~/lib/format'
import { givenPrice, HOURS_PER_MONTH, monthlyPrice } from '~/lib/price'
import { serviceTypeName } from '~/words/service'
import { Button } from '~/ui/Button'
import { Fact, Facts } from '~/ui/Facts'
import { FIELDS, type CreateField } from './create-draft'
import { refusalWords } from './refused-field'
import styles from './Summary.module.css'
import type { CreateForm } from './use-create-form'

/** What will be created and what it costs, with the button that does it. */
export function Summary({ project, form }: { project: string; form: CreateForm }) {
  const { draft, doubt } = form
  return (
    <section aria-labelledby="summary" className={styles.summary}>
      <h2 id="summary">Summary</h2>
      <Choices project={project} form={form} />
      <Price form={form} />
      <div className={styles.actions}>
        <Button
          look="primary"
          pending={form.sending}
          disabledReason={doubt ? 'Check first whether it was already created' : undefined}
          onClick={() => void form.submit()}
        >
          Create service
        </Button>
        <Link to="/projects/$project/services" params={{ project }}>
          Cancel
        </Link>
      </div>
      {/* Below the button: it stays where it was pressed. */}
      <CreationOutcome
        what="service"
        name={draft.name}
        error={form.error}
        doubt={doubt}
        looking={form.looking}
        onLookAgain={() => void form.lookAgain()}
        permission="project:services:write"
        known={refusalWords(form.error, form.refused)}
      />
      <p className={styles.missing} role="status">
        {form.tried ? missingIn(form) : ''}
      </p>
    </section>
  )
}

const PARTS: Record<CreateField, string> = {
  type: 'service type',
  cloud: 'cloud',
  plan: 'plan',
  name: 'name',
  region: 'secondary backup location',
  options: 'options',
  tags: 'tags',
}

/** Said where the button is: the fields themselves may be far above. */
function missingIn({ problems }: CreateForm): string {
  const open = FIELDS.filter((field) => problems[field] !== undefined)
  return open.length === 0 ? '' : `To finish: ${open.map((field) => PARTS[field]).join(', ')}`
}

function Choices({ project, form }: { project: string; form: CreateForm }) {
  const { draft } = form
  const vpcs = useQuery(vpcsQuery(project))
  const vpc = vpcs.data?.find(({ cloud_name: name }) => name === draft.cloud)
  const open = <span className={styles.muted}>Not chosen yet</span>
  return (
    <Facts>
      <Fact name="Project">{project}</Fact>
      <Fact name="Service type">{draft.type === '' ? open : serviceTypeName(draft.type)}</Fact>
      <Fact name="Cloud">
        {draft.cloud === '' ? open : <CloudName project={project} cloud={draft.cloud} />}
      </Fact>
      {vpc && (
        <Fact name="Network">
          Joins the project’s VPC {vpc.network_cidr} in this cloud and is reachable only from there.
        </Fact>
      )}
      <Fact name="Plan">{draft.plan === '' ? open : draft.plan}</Fact>
      <Fact name="Name">
        {draft.name === '' ? <span className={styles.muted}>Not entered yet</span> : draft.name}
      </Fact>
      {form.hasRegion && (
        <Fact name="Secondary location">
          {draft.region === undefined ? (
            'None'
          ) : draft.region === '' ? (
            open
          ) : (
            <CloudName project={project} cloud={draft.region} />
          )}
        </Fact>
      )}
      {draft.rows.length > 0 && <Fact name="Options">{count(draft.rows.length, 'option')}</Fact>}
      {draft.terminationProtection && <Fact name="Termination protection">On</Fact>}
      {draft.tags.length > 0 && <Fact name="Tags">{count(draft.tags.length, 'tag')}</Fact>}
    </Facts>
  )
}

function Price({ form }: { form: CreateForm }) {
  const { plans, draft } = form
  const price = findPrice(plans.data, draft.plan, draft.cloud)
  if (price === undefined) {
    return (
      <div className={styles.price}>
        <strong>Price unknown</strong>
        <p className={styles.muted}>{whyUnknown(form)}</p>
      </div>
    )
  }
  return (
    <div className={styles.price}>
      <strong>USD {givenPrice(price)} per hour</strong>
      <p className={styles.muted}>
        USD {monthlyPrice(price)} per month of {HOURS_PER_MONTH} hours
      </p>
    </div>
  )
}

function whyUnknown({ plans, draft }: CreateForm): string {
  if (draft.type === '' || draft.plan === '')
    return 'It depends on the type, the cloud and the plan.'
  if (plans.isPending) return 'Loading the prices'
  if (hasStatus(plans.error, 403)) {
    return 'Reading prices requires the permission project:services:write.'
  }
  if (plans.isError) return `Aiven’s response: “${plans.error.message}”.`
  return `Aiven lists no price for ${draft.plan} in ${draft.cloud}.`
}
