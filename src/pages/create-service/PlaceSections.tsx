import { CloudPicker } from '~/components/CloudPicker'
import { Loading } from '~/components/Loading'
import { TextField } from '~/ui/Field'
import { looks } from '~/ui/looks'
import { Section } from '~/ui/Section'
import type { CreateForm } from './use-create-form'

// Clouds are compared with plans where the plan is chosen: none is refused here.
const anyCloud = () => undefined

/** Where the service runs. */
export function CloudSection({ project, form }: { project: string; form: CreateForm }) {
  return (
    <Section title="Cloud" level={2}>
      <div data-field="cloud" className={looks.narrow}>
        {form.cloudsReady ? (
          <CloudPicker
            label="Cloud region"
            project={project}
            value={form.draft.cloud}
            onChange={form.changeCloud}
            onBlur={() => form.leave('cloud')}
            findRefusal={anyCloud}
            error={form.problem('cloud')}
          />
        ) : (
          <Loading lines={2} what="the clouds" />
        )}
      </div>
    </Section>
  )
}

/** What it is called, for good. */
export function NameSection({ project, form }: { project: string; form: CreateForm }) {
  const problem = form.problem('name')
  return (
    <Section title="Name" level={2} actions={<Availability form={form} project={project} />}>
      <div data-field="name" className={looks.narrow}>
        <TextField
          label="Service name"
          word
          autoComplete="off"
          spellCheck={false}
          value={form.draft.name}
          onChange={({ target }) => form.change({ name: target.value })}
          onBlur={() => {
            if (form.draft.name !== '') form.leave('name')
          }}
          error={problem}
          {...(problem === undefined ? { hint: RULE } : {})}
        />
      </div>
    </Section>
  )
}

const RULE = 'Lowercase letters, digits and hyphens. It cannot be changed later.'

/** Beside the heading: what comes and goes must not move what is about to be clicked. */
function Availability({ project, form }: { project: string; form: CreateForm }) {
  const words = {
    looking: 'Checking availability',
    failed: 'Availability could not be checked',
    free: `Available in ${project}`,
  }
  return (
    <span className={looks.small} role="status">
      {form.nameState && words[form.nameState]}
    </span>
  )
}
