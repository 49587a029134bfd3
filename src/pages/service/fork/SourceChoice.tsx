import { UP_TO_NOW, type LocationKind } from '~/backup/location'
import { isUpToNow, windowEnd } from '~/backup/restorable'
import { forkSources, type ForkSource } from './sources'
import { CloudName } from '~/components/CloudName'
import { count } from '~/lib/format'
import { Time } from '~/components/Time'
import { RadioCards } from '~/ui/RadioCards'
import { WHEN_OFF } from '~/words/protection'
import styles from './SourceChoice.module.css'
import type { ForkForm } from './use-fork-form'

const TITLES: Record<LocationKind, string> = {
  primary: 'Primary location',
  secondary: 'Secondary location',
}

/** Which backups the fork is made from. */
export function SourceChoice({ project, form }: { project: string; form: ForkForm }) {
  const { service, report, now } = form.circumstances
  const sources = forkSources(service, report)
  return (
    <div data-field="location">
      <RadioCards
        legend="Backup location"
        value={form.draft.location}
        onChange={(location) => form.change({ location, backup: '' })}
        cards={(['primary', 'secondary'] as const).map((location) => ({
          value: location,
          title: TITLES[location],
          refusal: sources[location].refusal,
          children: <SourceFacts project={project} source={sources[location]} now={now} />,
        }))}
      />
      {form.relocated && (
        <p role="alert" className={styles.problem}>
          The secondary location of {service.service_name} was changed while this form was open:
          nothing was sent. Check what is shown now, then create the fork.
        </p>
      )}
    </div>
  )
}

interface SourceFactsProps {
  project: string
  source: ForkSource
  now: number
}

function SourceFacts({ project, source, now }: SourceFactsProps) {
  const { cloud, backups, window, paused, refusal } = source
  const newest = backups[0]?.backup_time
  return (
    <>
      {cloud !== undefined && <CloudName project={project} cloud={cloud} inline />}
      {refusal === undefined && (
        <span>
          {window ? (
            <span>
              Up to{' '}
              {window.to !== UP_TO_NOW ? (
                <Time value={windowEnd(window, now)} />
              ) : (
                <span>{isUpToNow(source) ? 'now' : WHEN_OFF}</span>
              )}
            </span>
          ) : (
            newest !== undefined && (
              <span>
                Newest backup <Time value={newest} />
              </span>
            )
          )}
          <span>{`, ${count(backups.length, 'backup')}`}</span>
        </span>
      )}
      {paused && <span>Copying is paused: nothing newer arrives.</span>}
      {source.kind === 'secondary' && refusal === undefined && (
        <span>The fork runs in this cloud.</span>
      )}
    </>
  )
}
