import { copySupport } from '~/backup/service-types'
import { ErrorNotice } from '~/components/ErrorNotice'
import { Loading } from '~/components/Loading'
import { serviceTypeName } from '~/words/service'
import { looks } from '~/ui/looks'
import { RadioCards } from '~/ui/RadioCards'
import { Section } from '~/ui/Section'
import styles from './TypeSection.module.css'
import { FieldProblem } from './FieldProblem'
import type { CreateForm } from './use-create-form'

/** The types that the project can have, with Aiven's own words for each. */
export function TypeSection({ form }: { form: CreateForm }) {
  const { types, draft } = form
  return (
    <Section title="Service type" level={2}>
      <div data-field="type" className={looks.stack}>
        {types.isPending && <Loading lines={4} what="the service types" />}
        {types.isError && (
          <ErrorNotice
            error={types.error}
            title="The service types could not be loaded"
            onRetry={() => void types.refetch()}
            retrying={types.isFetching}
          />
        )}
        <FieldProblem text={form.problem('type')} />
        {types.data && (
          <div className={styles.types}>
            <RadioCards
              legend="Service type"
              hideLegend
              value={draft.type === '' ? undefined : draft.type}
              onChange={(type) => form.choose({ type })}
              cards={inOrder(types.data).map(([type, { description }]) => ({
                value: type,
                ...describeType(type, description),
              }))}
            />
          </div>
        )}
      </div>
    </Section>
  )
}

/** First those whose backups can be copied to another region; else in Aiven's order. */
function inOrder<T>(types: Readonly<Record<string, T>>): [string, T][] {
  const last = (type: string) => Number(copySupport(type) !== 'yes')
  return Object.entries(types).toSorted(([a], [b]) => last(a) - last(b))
}

/** “PostgreSQL - object-relational database” is a name and what it is. */
function describeType(type: string, description: string | null | undefined) {
  const [name = '', ...rest] = (description ?? '').split(' - ')
  return {
    title: rest.length > 0 ? name : serviceTypeName(type),
    children: (
      <>
        <span className={styles.description}>{rest.length > 0 ? rest.join(' - ') : name}</span>
        {copySupport(type) === 'yes' && (
          <span className={styles.supported}>Secondary backup location</span>
        )}
      </>
    ),
  }
}
