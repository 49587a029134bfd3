import { UP_TO_NOW } from '~/backup/location'
import { isUpToNow } from '~/backup/restorable'
import type { Version } from '~/backup/restore'
import { formatBytes, formatSecond } from '~/lib/format'
import { Time } from '~/components/Time'
import { Select } from '~/ui/Field'
import { looks } from '~/ui/looks'
import { RadioCards, type RadioCard } from '~/ui/RadioCards'
import { WHEN_OFF } from '~/words/protection'
import { newestMoment } from './checks'
import { MomentPicker } from './MomentPicker'
import type { ForkForm } from './use-fork-form'

/** As of when the fork's data is to be. */
export function VersionChoice({ form }: { form: ForkForm }) {
  return (
    <div className={looks.stack}>
      <RadioCards
        legend="Backup version"
        value={form.draft.version}
        onChange={(version) => form.change({ version })}
        cards={versionCards(form)}
      />
      {form.draft.version === 'time' && <MomentPicker form={form} />}
      {form.draft.version === 'backup' && <BackupChoice form={form} />}
    </div>
  )
}

function versionCards(form: ForkForm): RadioCard<Version['kind']>[] {
  const { ways, now } = form.circumstances
  const newest = newestMoment(form.source, now)
  const latest: RadioCard<Version['kind']> = {
    value: 'latest',
    // Without point in time there is no transaction to speak of.
    title: ways.pointInTime ? 'Latest transaction' : 'Latest backup',
    children:
      newest === undefined ? (
        'Most recent data.'
      ) : form.source.window?.to === UP_TO_NOW ? (
        `Most recent data (${isUpToNow(form.source) ? 'about now' : `from ${WHEN_OFF}`}).`
      ) : (
        <span>
          Most recent data; known now: <Time value={newest} as="both" />
        </span>
      ),
  }
  const time: RadioCard<Version['kind']> = {
    value: 'time',
    title: 'Point in time',
    refusal: form.source.window ? undefined : noWindow(form),
    children: form.source.window && (
      <span>Any second in the recovery window, for example just before a mistake.</span>
    ),
  }
  const backup: RadioCard<Version['kind']> = {
    value: 'backup',
    title: 'A chosen backup',
    children: <span>A backup listed in this location.</span>,
  }
  return [latest, ...(ways.pointInTime ? [time] : []), ...(ways.namedBackup ? [backup] : [])]
}

function noWindow({ circumstances, source }: ForkForm): string {
  if (source.refusal !== undefined) return 'There is nothing to restore in this location.'
  return circumstances.report === undefined
    ? 'The recovery window could not be loaded, so no point in time can be offered.'
    : 'Aiven reports no recovery window for this location.'
}

function BackupChoice({ form }: { form: ForkForm }) {
  const { zone } = form.circumstances
  return (
    <div className={looks.panel} data-field="backup">
      <Select
        label="Backup"
        value={form.draft.backup}
        onChange={({ target }) => form.change({ backup: target.value })}
        onBlur={() => form.leave('backup')}
        error={form.problem('backup')}
      >
        <option value="">Choose a backup</option>
        {form.source.backups.map((backup) => (
          <option key={backup.backup_name} value={backup.backup_name}>
            {formatSecond(Date.parse(backup.backup_time), zone)}
            {backup.data_size == null ? '' : ` · ${formatBytes(backup.data_size)}`}
            {` · ${backup.backup_name}`}
          </option>
        ))}
      </Select>
    </div>
  )
}
