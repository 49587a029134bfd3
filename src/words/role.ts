import { isByRole, type ApiError } from '~/api/errors'
import { sentence } from '~/lib/sentence'

/**
 * The words of a refusal, with a sentence on the role where that is why. Somebody who is no member of
 * a project has no role there.
 * @param text what the API said
 */
export function withRole(text: string, error: ApiError): string {
  return isByRole(error) && !/not a (project )?member/i.test(text)
    ? `${sentence(text)} Your role in this project does not allow this.`
    : text
}
