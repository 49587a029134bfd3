import { queryOptions } from '@tanstack/react-query'
import { apiPath, call } from './client'
import { historySchema } from './packed-history'
import { pollInterval } from './services'

/** The periods that can be asked for, in days. */
export const HISTORY_DAYS = ['30', '90', '365'] as const
export type HistoryDays = (typeof HISTORY_DAYS)[number]

/**
 * What the watcher beside the gateway has seen of all projects that this user can see. Not part of the
 * Aiven API: the gateway answers it, with 404 where there is no watcher, which `session.history` tells
 * before.
 */
export function historyQuery(days: HistoryDays) {
  return queryOptions({
    queryKey: ['history', days],
    queryFn: ({ signal }) =>
      call({ path: `/watch/history?days=${days}`, answer: historySchema, signal }),
    refetchInterval: pollInterval(false),
  })
}

/** The same of one service. */
export function serviceHistoryQuery(days: HistoryDays, project: string, service: string) {
  return queryOptions({
    queryKey: ['history', days, project, service],
    queryFn: ({ signal }) =>
      call({
        path: apiPath`/watch/history?days=${days}&project=${project}&service=${service}`,
        answer: historySchema,
        signal,
      }),
    refetchInterval: pollInterval(false),
  })
}
