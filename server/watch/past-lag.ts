import { readCharts, reportSchema } from '~/api/backup-report-shape'
import { parseAnswer } from '~/api/client'
import { ApiError, hasStatus } from '~/api/errors'
import { isRetryable } from '~/api/retry'
import { fleetKey } from '~/fleet/fleet-key'
import type { FleetService } from '~/fleet/fleet-service'
import { readPastLag } from '~/fleet/past-lag'
import type { WatchApi } from './api'
import type { PastLagStore } from './past-lag-store'

/** Fills in the lag of the year before the watcher began, a few services after each pass. */
export interface PastLagReader {
  /**
   * Reads the reports of some services that have a region and whose report was not read yet. Never
   * throws for what the API does: the next pass goes on.
   * @param services as the pass has read them
   * @param began milliseconds since 1970 UTC: when the watcher made its first pass
   */
  readSome(services: readonly FleetService[], began: number, signal: AbortSignal): Promise<void>
}

/** Requests a pass, one after the other: 10,000 services take a hundred passes. */
const MOST_A_PASS = 100

/** Milliseconds after which a project is asked again whose reports the token may not read. */
const ASK_AGAIN = 86_400_000

/** The reader of past lags. */
export function createPastLagReader(api: WatchApi, store: PastLagStore): PastLagReader {
  /** Whose report could not be read by now: the others go first. */
  const late = new Set<string>()

  async function read(service: FleetService, began: number, signal: AbortSignal) {
    const { project, service: name } = service
    try {
      const answer = await parseAnswer(await api.readYear(project, name, signal), reportSchema)
      store.put(project, name, readPastLag(readCharts(answer), began, api.now()))
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (isRetryable(error) || hasStatus(error, 401)) {
        late.add(fleetKey(service))
        throw error
      }
      if (hasStatus(error, 403)) store.refuse(project, api.now())
      else store.put(project, name, undefined)
    }
  }

  return {
    readSome: async (services, began, signal) => {
      const mayAsk = (project: string) =>
        api.now() - (store.refusedAt(project) ?? -Infinity) >= ASK_AGAIN
      const open = services.filter(
        (one) =>
          one.locations.secondary !== undefined &&
          Date.parse(one.created) < began &&
          !store.has(one.project, one.service),
      )
      const isLate = (one: FleetService) => late.has(fleetKey(one))
      const inTurn = [...open.filter((one) => !isLate(one)), ...open.filter(isLate)]
      try {
        let left = MOST_A_PASS
        for (const service of inTurn) {
          if (left === 0) break
          // The first refusal speaks for its project.
          if (!mayAsk(service.project)) continue
          await read(service, began, signal)
          left -= 1
        }
      } catch (error) {
        // The API has troubles of its own, or the time is over: the next pass goes on.
        if (!(error instanceof ApiError) && !signal.aborted) throw error
      }
    },
  }
}
