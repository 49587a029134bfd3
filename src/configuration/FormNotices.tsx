import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { backupsQuery } from '~/api/backups'
import { hasStatus } from '~/api/errors'
import type { Service } from '~/api/services'
import { ErrorNotice } from '~/components/ErrorNotice'
import { Notice } from '~/ui/Notice'
import { zonePreference } from '~/ui/preferences'
import { useStored } from '~/ui/use-stored'
import { describeValue } from '~/user-config/describe'
import type { Option } from '~/user-config/options'
import { currentValue } from '~/user-config/patch'
import { problemConsequence, problemTitle } from '~/words/refusals'
import { changedMeanwhile } from './entries'
import type { ConfigurationFormState } from './use-configuration-form'

interface FormNoticesProps {
  project: string
  form: ConfigurationFormState
  options: readonly Option[]
  service: Service
  /** Milliseconds since 1970 UTC. */
  now: number
  /** The options are being edited: what others change meanwhile is shown. */
  editing: boolean
}

/** What the person in the dialog must know: a save that failed, what others changed, what they may. */
export function FormNotices(props: FormNoticesProps) {
  const { form, options, service, now, editing } = props
  const [zone] = useStored(zonePreference)
  const { problem, refused } = form
  const config = service.user_config
  // The body may be scrolled to its end, where the button is.
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problem) top.current?.scrollIntoView({ block: 'nearest' })
  }, [problem])
  const changed = changedMeanwhile(
    options,
    form.entries.map(({ entry }) => entry),
    form.opened,
    config,
  )
  return (
    <>
      {problem && problem.kind !== 'conflict' && (
        <div ref={top}>
          <ErrorNotice
            error={problem.error}
            title={problemTitle(problem, refused?.at?.option.name)}
            consequence={problemConsequence(problem, {
              kind: refused?.kind,
              updated: service.update_time,
              now,
              zone,
            })}
          />
        </div>
      )}
      {editing && <PermissionNotice project={props.project} service={service.service_name} />}
      {editing && changed.length > 0 && (
        <Notice
          tone="warning"
          title="Changed by someone else since you opened this dialog"
          announce
        >
          <ul>
            {changed.map((option) => (
              <li key={option.key}>
                {option.name} is now: {describeValue(option.field, currentValue(option, config))}
              </li>
            ))}
          </ul>
          <p>Your changes are kept. Only options that you changed are sent.</p>
        </Notice>
      )}
    </>
  )
}

/**
 * Reading the backups requires the permission that saving takes. Whoever lacks it may hold another one
 * that is enough, so that this is a hint and nothing is blocked.
 */
function PermissionNotice({ project, service }: { project: string; service: string }) {
  // The page asks for the backups; here its answer is only looked at.
  const { error } = useQuery({ ...backupsQuery(project, service), enabled: false })
  if (!hasStatus(error, 403)) return null
  return (
    <Notice tone="info" title="Saving may be refused: you may lack a permission">
      <p>
        Saving requires <code>service:configuration:write</code> or{' '}
        <code>project:services:write</code>. Aiven just refused to list the backups, which requires
        the first.
      </p>
    </Notice>
  )
}
