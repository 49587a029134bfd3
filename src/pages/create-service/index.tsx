import { getRouteApi } from '@tanstack/react-router'
import { hasStatus } from '~/api/errors'
import { Breadcrumb } from '~/components/Breadcrumb'
import { ErrorNotice } from '~/components/ErrorNotice'
import { LeaveCreation } from '~/components/LeaveCreation'
import { ReadOnlyChip } from '~/components/ReadOnlyChip'
import { PageHeader } from '~/ui/PageHeader'
import styles from './create-service.module.css'
import { ExtrasSection } from './ExtrasSection'
import { OptionsSection } from './OptionsSection'
import { CloudSection, NameSection } from './PlaceSections'
import { PlanSection } from './PlanSection'
import { RegionSection } from './RegionSection'
import { RequestSection } from './RequestSection'
import { Summary } from './Summary'
import { TypeSection } from './TypeSection'
import { useCreateForm } from './use-create-form'

const route = getRouteApi('/projects/$project/create-service')

export default function CreateServicePage() {
  const { project } = route.useParams()
  // Another project has other types, clouds and names: the form starts anew.
  return <CreateService key={project} project={project} />
}

function CreateService({ project }: { project: string }) {
  const form = useCreateForm(project)
  return (
    <>
      <title>{`Create service · ${project} · Offsite`}</title>
      <PageHeader
        breadcrumb={<Breadcrumb project={project} />}
        heading="Create service"
        afterHeading={<ReadOnlyChip project={project} />}
      />
      {hasStatus(form.types.error, 404) ? (
        <ErrorNotice
          error={form.types.error}
          title={`There is no project ${project}`}
          onRetry={() => void form.types.refetch()}
          retrying={form.types.isFetching}
        />
      ) : (
        <div className={styles.page}>
          <div className={styles.form}>
            <TypeSection form={form} />
            <CloudSection project={project} form={form} />
            <PlanSection form={form} />
            <NameSection project={project} form={form} />
            {form.hasRegion && <RegionSection project={project} form={form} />}
            {form.draft.type !== '' && <OptionsSection project={project} form={form} />}
            <ExtrasSection form={form} />
            <RequestSection project={project} request={form.request} options={form.allOptions} />
          </div>
          <div className={styles.aside}>
            <Summary project={project} form={form} />
          </div>
        </div>
      )}
      {form.leaving && <LeaveCreation what="service" {...form.leaving} />}
    </>
  )
}
