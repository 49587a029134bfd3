import { ApiError, hasStatus } from '../../../api/errors'
import { ErrorNotice } from '../../../components/ErrorNotice'
import { Notice } from '../../../ui/Notice'
import { describeValue } from '../../../user-config/describe'
import type { JsonObject } from '../../../user-config/json'
import type { Option } from '../../../user-config/options'
import { currentValue } from '../../../user-config/patch'
import { changedMeanwhile, type Row } from './rows'

interface FormNoticesProps {
  /** What the last attempt to save was answered with. */
  error: Error | null
  /** The option that the error names: it is told there too. */
  onField: string | undefined
  options: readonly Option[]
  rows: readonly Row[]
  atOpen: JsonObject
  now: JsonObject
}

/** What the person in the dialog must know: a refused save, and what others changed meanwhile. */
export function FormNotices({ error, onField, options, rows, atOpen, now }: FormNoticesProps) {
  const changed = changedMeanwhile(options, rows, atOpen, now)
  return (
    <>
      {changed.length > 0 && (
        <Notice tone="warning" title="Changed by somebody else since this dialog opened" announce>
          <ul>
            {changed.map((option) => (
              <li key={option.key}>
                {option.name} is now: {describeValue(option.field, currentValue(option, now))}
              </li>
            ))}
          </ul>
          <p>What you typed is untouched. Only options that you changed yourself will be sent.</p>
        </Notice>
      )}
      {error && (
        <ErrorNotice
          error={error}
          title={onField === undefined ? 'Not saved' : `Not saved: ${onField} was refused`}
          consequence={consequenceOf(error)}
          announce
        />
      )}
    </>
  )
}

function consequenceOf(error: Error): string {
  if (hasStatus(error, 401)) return 'Your session has ended: sign in, then save again.'
  const status = error instanceof ApiError ? error.status : undefined
  // Without an answer from Aiven itself nobody knows whether the write arrived.
  return status === undefined || status >= 500
    ? 'It is not known whether the change was made. What you typed is kept: saving again sends the same values and does no harm.'
    : 'Nothing was changed. What you typed is kept: correct it or save again.'
}
