import type { CheckReport } from '../check-report'
import { jsonReport } from './json'
import { junitReport } from './junit'
import { markdownReport } from './markdown'
import { tableReport } from './table'

export const FORMATS = ['table', 'json', 'junit', 'markdown'] as const
export type ReportFormat = (typeof FORMATS)[number]

/** What was found, as a text in one of the formats. */
export const REPORTS: Readonly<Record<ReportFormat, (report: CheckReport) => string>> = {
  table: tableReport,
  json: jsonReport,
  junit: junitReport,
  markdown: markdownReport,
}
