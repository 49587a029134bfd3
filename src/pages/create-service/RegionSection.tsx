import { clsx } from 'clsx'
import { canFork } from '~/backup/fork-plans'
import { copySupport, findServiceType } from '~/backup/service-types'
import { RegionPicker } from '~/components/RegionPicker'
import { serviceTypeName } from '~/words/service'
import { looks } from '~/ui/looks'
import { Notice } from '~/ui/Notice'
import { Section } from '~/ui/Section'
import { Switch } from '~/ui/Switch'
import type { CreateForm } from './use-create-form'

/** Whether copies of the backups are kept in another region, and what comes of it. */
export function RegionSection({ project, form }: { project: string; form: CreateForm }) {
  const { region, cloud, type, plan } = form.draft
  return (
    <Section title="Secondary backup location" level={2}>
      <div data-field="region" className={looks.stack}>
        <div>
          <Switch
            label="Keep copies of the backups in another region"
            checked={region !== undefined}
            onChange={(on) => form.change({ region: on ? '' : undefined })}
          />
        </div>
        {region === undefined ? (
          <p className={looks.muted}>
            Without it, all backups are kept in the service’s region and are lost with it. You can
            add a region at any time.
          </p>
        ) : (
          <>
            <div className={looks.narrow}>
              <RegionPicker
                key={cloud}
                label="Backup location"
                project={project}
                serviceCloud={cloud}
                primaryCloud={cloud}
                value={region}
                onChange={(typed) => form.change({ region: typed })}
                onBlur={() => form.leave('region')}
                error={form.problem('region')}
              />
            </div>
            {!canFork(type, plan) && (
              <Notice tone="warning" title={`Services on the plan ${plan} cannot be forked`}>
                <p>
                  According to Aiven’s documentation. Copies are restored by forking, so on this
                  plan they could not be used. Choose another plan or leave out the region.
                </p>
              </Notice>
            )}
            <ul className={clsx(looks.bullets, looks.small)}>
              {consequences(type, region).map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Section>
  )
}

/** What follows from a region, no more than is known. */
function consequences(type: string, region: string): string[] {
  const there = region === '' ? 'the region' : region
  return [
    findServiceType(type)?.copyMethod === 'twin-snapshots'
      ? `Each snapshot is also taken in ${there}, at the same time as in the service’s own region.`
      : `The first copy appears in ${there} after the first backup of the new service.`,
    `A copy can be restored only in ${there}.`,
    'The region can be changed once every 24 hours.',
    ...(copySupport(type) === 'in doubt'
      ? [
          `Aiven’s documentation disagrees on whether ${serviceTypeName(type)} supports a secondary backup location. Only an actual copy will confirm it.`,
        ]
      : []),
    'Backups to another region are in limited availability: Aiven’s account team turns them on for an organization. What the copies cost is not published.',
  ]
}
