import type { Examination } from './examine'
import type { Letters } from './letters'

/**
 * What may be sent to others: shapes and numbers. It is put together from named parts, none of which
 * holds a name or a value of an answer, and nothing of the API's address or the token.
 */
export function makeReport(examination: Examination, letters: Letters): object {
  const { readings, leftOut, access, findings, rules, conditions, copies, verdict } = examination
  return {
    report: 'offsite doctor 1',
    verdict,
    calls: readings.map(({ call, outcome, status, milliseconds }) => ({
      call: letters.address(call),
      outcome,
      status,
      milliseconds: Math.round(milliseconds),
    })),
    callsLeftOut: leftOut,
    access: access.map(({ page, access }) => ({ page, access })),
    findings,
    rules,
    conditions,
    copies,
  }
}
