import { holdsCopy } from '~/backup/location'
import type { Protection } from '~/backup/protection'
import { formatDuration, formatRatio } from '~/lib/format'
import { CLOCKS_DISAGREE, protectionAgeWords, protectionReason } from '~/words/protection'
import type { Demand } from '../demands'
import { behindSince, measured } from './protected'
import type { Judgement, Subject } from './subject'

/** Whether what would survive the loss of the region is within the policy's RPO. */
export function judgeRpo(subject: Subject, { limit }: Demand): Judgement | undefined {
  const protection = subject.protectionWithin(limit)
  const { state, age, ratio } = protection
  if (state === 'not-supported') return undefined
  const figures = measured(protection)
  const rpo = `the policy’s RPO of ${formatDuration(limit)}`
  if (state === 'unknown' || state === 'checking') {
    return { ...figures, outcome: 'unknown', found: whyUnknown(subject, protection, rpo) }
  }
  if (age === undefined || ratio === undefined) return withoutAge(subject, protection)
  const words = `${protectionAgeWords(protection).split(':')[0]} is ${formatDuration(age)} old`
  if (ratio <= 1) return { ...figures, outcome: 'holds', found: `${words}, within ${rpo}.` }
  // While copying is paused, nothing is looked up: log files may have been copied after that backup.
  if (state !== 'behind' && protection.survivor?.point.known === 'not-older-than') {
    const found = `${words}. Whether its log files reach within ${rpo} is unknown.`
    return { ...figures, outcome: 'unknown', found }
  }
  const since = behindSince(protection, subject.now)
  return {
    ...figures,
    outcome: 'broken',
    found: `${words}: ${formatRatio(ratio)}× ${rpo}.`,
    ...(since === undefined ? {} : { since }),
  }
}

function whyUnknown({ service }: Subject, protection: Protection, rpo: string): string {
  const { cause, age } = protection
  const why =
    cause === 'window-forbidden'
      ? 'the token has no permission to view the recovery window'
      : 'the recovery window could not be loaded'
  return cause === 'window-forbidden' || cause === 'window-failed'
    ? `The newest backup is ${formatDuration(age ?? 0)} old. Whether a recovery point is within ${rpo} is unknown: ${why}.`
    : protectionReason(protection, service.type)
}

/** There is nothing to measure: because there is nothing, or because its times cannot be used. */
function withoutAge({ service }: Subject, protection: Protection): Judgement {
  const { secondary } = service.locations
  const figures = measured(protection)
  if (protection.survivor) return { ...figures, outcome: 'unknown', found: CLOCKS_DISAGREE }
  if (protection.state === 'paused' && holdsCopy(secondary)) {
    return {
      ...figures,
      outcome: 'unknown',
      found: 'None of its copies has a time that can be read.',
    }
  }
  const found = 'No recovery point would survive the loss of the service’s region.'
  return { ...figures, outcome: 'broken', found }
}
