import { CloudPicker } from '../../components/CloudPicker'
import { TextField } from '../../ui/Field'
import { Section } from '../../ui/Section'
import { Skeleton } from '../../ui/Skeleton'
import styles from './create-service.module.css'
import type { CreateForm } from './use-create-form'

// Clouds are compared with plans where the plan is chosen: none is refused here.
const anyCloud = () => undefined

/** Where the service runs. */
export function CloudSection({ project, form }: { project: string; form: CreateForm }) {
  return (
    <Section title="Cloud" level={2}>
      <div data-field="cloud" className={styles.narrow}>
        {form.cloudsReady ? (
          <CloudPicker
            label="Cloud region"
            project={project}
            value={form.draft.cloud}
            onChange={form.changeCloud}
            onBlur={() => form.leave('cloud')}
            refusalOf={anyCloud}
            error={form.problem('cloud')}
          />
        ) : (
          <Skeleton lines={2} label="Loading the clouds" />
        )}
      </div>
    </Section>
  )
}

/** What it is called, for good. */
export function NameSection({ project, form }: { project: string; form: CreateForm }) {
  return (
    <Section title="Name" level={2}>
      <div data-field="name" className={styles.narrow}>
        <TextField
          label="Service name"
          autoComplete="off"
          spellCheck={false}
          value={form.draft.name}
          onChange={({ target }) => form.change({ name: target.value })}
          onBlur={() => {
            if (form.draft.name !== '') form.leave('name')
          }}
          error={form.problem('name')}
          hint={nameHint(form, project)}
        />
      </div>
    </Section>
  )
}

function nameHint({ nameAsked, nameTaken }: CreateForm, project: string): string {
  const rule = 'Lower-case letters, digits and dashes. It cannot be changed later.'
  if (!nameAsked) return rule
  if (nameTaken.isFetching) return 'Looking whether the name is free'
  if (nameTaken.isError) return `Whether the name is free could not be looked up. ${rule}`
  return nameTaken.data === false ? `The name is free in ${project}. ${rule}` : rule
}
