import { fleetKey } from '~/fleet/fleet-key'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { isSignedOut } from '~/api/errors'
import { noteInFleet } from '~/fleet/read/note'
import { readServiceAgain, setSecondaryRegion } from '~/api/one-service'
import { serviceQuery } from '~/api/services'
import { markSessionExpired } from '~/api/session'
import { wholeServicesQuery } from '~/api/whole-services'
import type { CoverageRow } from '~/fleet/coverage'
import { NEAR_KM } from '~/backup/placement'
import { secondaryRegion } from '~/backup/secondary-region'
import { count, formatNumber } from '~/lib/format'
import { ActionBar } from '~/ui/ActionBar'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { passFocus } from '~/ui/pass-focus'
import { preloadable } from '~/ui/preloadable'
import type { CoverageSearch } from '../search-params'
import type { SetSearch } from '../use-search'
import type { Selection } from '../use-selection'
import { findLeft, useKeptPlan } from './kept-plan'
import { startBulkRun, type BulkCalls, type BulkItem, type BulkRun } from './run'

const route = getRouteApi('/coverage')

const { Component: BulkDialog, preload } = preloadable(() => import('./BulkDialog'))

interface BulkAreaProps {
  rows: readonly CoverageRow[]
  shown: readonly CoverageRow[]
  search: CoverageSearch
  set: SetSearch
  selection: Selection
  /** All that can be read has been read: what is missing is missing. */
  complete: boolean
  /** How many services are still to be looked up one by one. */
  open: number
  onCheckAll: () => void
}

/** What can be done with many services at once. */
export function BulkArea(props: BulkAreaProps) {
  const { rows, shown, search, set, selection, complete } = props
  const [run, setRun] = useState<BulkRun>()
  const [resumed, setResumed] = useState<readonly BulkItem[]>()
  const [kept, keepPlan] = useKeptPlan()
  const left = useMemo(() => findLeft(kept, rows), [kept, rows])
  const start = useStart(setRun, keepPlan)
  const navigate = route.useNavigate()
  const open = search.dialog === 'add-region'
  const checking = open && props.open > 0 && !run

  // A plan of which nothing is left is done, whoever did it.
  useEffect(() => {
    if (complete && kept.length > 0 && left.length === 0 && !run) keepPlan([])
  }, [complete, kept, keepPlan, left.length, run])

  // Whoever goes elsewhere finds the rest here again.
  useEffect(() => () => run?.pause(), [run])

  const subjects = useMemo(() => {
    const keys = resumed ? new Set(resumed.map(fleetKey)) : selection.keys
    return rows.filter(({ key }) => keys.has(key))
  }, [rows, resumed, selection.keys])

  async function openDialog(items?: readonly BulkItem[]) {
    setResumed(items)
    props.onCheckAll()
    await preload()
    set({ dialog: 'add-region' })
  }

  function close() {
    run?.pause()
    if (run?.get().phase === 'finished') selection.setAll([])
    // By the URL first, unlike what `set` does: the dialog may ask before it goes.
    void navigate({
      search: (before) => ({ ...before, dialog: undefined }),
      resetScroll: false,
    }).then(() => setRun(undefined))
  }

  const { keys } = selection
  const hidden = useMemo(
    () => (keys.size === 0 ? 0 : keys.size - shown.filter(({ key }) => keys.has(key)).length),
    [keys, shown],
  )
  return (
    <>
      {complete && !open && left.length > 0 && (
        <Notice
          tone="info"
          title="A bulk change is unfinished"
          actions={
            <>
              <Button small onClick={() => void openDialog(left)}>
                Continue
              </Button>
              <Button small look="quiet" onClick={() => keepPlan([])}>
                Dismiss
              </Button>
            </>
          }
        >
          <p>{`${count(left.length, 'service')} still ${left.length === 1 ? 'has' : 'have'} no secondary backup location.`}</p>
        </Notice>
      )}
      {selection.keys.size > 0 && (
        <ActionBar label="Selected services">
          <span role="status">
            <strong>{formatNumber(selection.keys.size)} selected</strong>
            {hidden > 0 && <span>{`, ${formatNumber(hidden)} of them not shown`}</span>}
          </span>
          <Button
            small
            look="primary"
            onPointerEnter={() => void preload()}
            onFocus={() => void preload()}
            onClick={() => void openDialog()}
          >
            Add secondary backup location
          </Button>
          {selection.keys.size < shown.length && (
            <Button
              ref={passFocus((bar) => bar.querySelector<HTMLElement>('button:last-of-type'))}
              small
              look="quiet"
              onClick={() => selection.setAll(shown.map((r) => r.key))}
            >
              Select all {formatNumber(shown.length)} that match
            </Button>
          )}
          <Button
            // The count of the rows, below.
            ref={passFocus((page) => page.querySelector<HTMLElement>('[role=status][tabindex]'))}
            small
            look="quiet"
            onClick={() => selection.setAll([])}
          >
            Clear selection
          </Button>
        </ActionBar>
      )}
      {checking && (
        <Notice tone="info" title={`Checking ${count(props.open, 'service')} first`} announce />
      )}
      {open && !checking && (subjects.length > 0 || run) && (
        <BulkDialog
          key={resumed ? 'resumed' : 'new'}
          subjects={subjects}
          planned={resumed ?? NONE}
          farKm={search.km ?? NEAR_KM}
          run={run}
          onStart={start}
          onClose={close}
        />
      )}
    </>
  )
}

const NONE: readonly BulkItem[] = []

function useStart(setRun: (run: BulkRun) => void, keepPlan: (items: readonly BulkItem[]) => void) {
  const client = useQueryClient()
  return useCallback(
    (items: readonly BulkItem[]) => {
      keepPlan(items)
      const calls: BulkCalls = {
        readRegion: async ({ project, service }) =>
          endingSession(client, async () => {
            const now = await readServiceAgain(client, project, service, { retries: false })
            await noteInFleet(client, project, now)
            return secondaryRegion(now.user_config)
          }),
        setRegion: async (item) =>
          endingSession(client, async () => {
            const { project, service } = item
            await noteInFleet(client, project, await setSecondaryRegion(item))
            // What other pages have read of it is no longer so.
            void client.invalidateQueries(serviceQuery(project, service))
            void client.invalidateQueries(wholeServicesQuery(project))
          }),
      }
      setRun(startBulkRun(items, calls))
    },
    [client, setRun, keepPlan],
  )
}

/** Whoever is signed out by an answer is asked to sign in again. */
async function endingSession<T>(client: QueryClient, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isSignedOut(error)) await markSessionExpired(client)
    throw error
  }
}
