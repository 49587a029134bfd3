import { ApiError, isSessionChange, isSignedOut } from '~/api/errors'
import { TagsInDoubt } from '~/api/tags'
import { sentence } from '~/lib/sentence'

/** What is known after a write of tags that was no success, and whether it can be sent again. */
export function tagsConsequence(error: Error): string {
  // The gateway says itself that it did not send it on.
  if (isSessionChange(error)) return error.message
  if (isSignedOut(error)) return 'Your session has ended. Sign in, then save again.'
  if (error instanceof TagsInDoubt) {
    return 'The request was sent once, no clear response arrived, and checking the service was inconclusive. Saving again is safe.'
  }
  if (isGone(error)) return 'Offsite checked: the service no longer exists.'
  return 'Offsite checked: nothing was changed. Saving again is safe.'
}

/** What a notice is to explain: of a doubt, the response that it is about. */
export function tagsCause(error: Error): Error {
  return error instanceof TagsInDoubt ? error.cause : error
}

/** The same in one text, for whoever has gone elsewhere meanwhile. */
export function tagsNotice(error: Error): string {
  const known = tagsConsequence(error)
  return isSessionChange(error) ? known : `${sentence(tagsCause(error).message)} ${known}`
}

/** The look found no service, rather than the write. */
function isGone(error: Error): boolean {
  return error instanceof ApiError && error.status === 404 && error.method === 'GET'
}
