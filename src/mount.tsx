import type { QueryClient } from '@tanstack/react-query'
import type { RouterHistory } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { awaitFirstAnswers } from '~/api/first-answers'
import { projectsQuery } from '~/api/projects'
import { createQueryClient } from '~/api/query-client'
import { readSessionFrom, sessionQuery } from '~/api/session'
import { App } from './App'
import { createAppRouter } from './routes'
import { setReaderLocale } from '~/lib/locale'
import { tolerateForeignChanges } from '~/ui/foreign-changes'
import { followTheme } from '~/ui/preferences'
import '~/ui/tokens.css'
import '~/ui/base.css'
import '~/ui/forced-colors.css'

/** Milliseconds. Until then the page shows the frame that it came with. */
const PATIENCE = 100

interface Mounted {
  root: Root
  queryClient: QueryClient
}

/**
 * Draws the console in the page, as soon as what it shows first is there or takes too long.
 * @param options.history what the pages' addresses mean, where they are not the browser's own
 * @returns where it is drawn, and what it has read
 */
export async function mount(options: { history?: RouterHistory } = {}): Promise<Mounted> {
  const element = document.getElementById('root')
  if (!element) throw new Error('index.html has no element with the id "root"')

  tolerateForeignChanges()
  followTheme()
  const queryClient = createQueryClient()
  readSessionFrom(document, queryClient)
  const router = createAppRouter({ ...options, queryClient })
  void queryClient.prefetchQuery(sessionQuery)
  void queryClient.prefetchQuery(projectsQuery)
  const page = router.load()
  // While the first answers are on their way: a browser takes some time to load another locale's data.
  setReaderLocale(navigator.languages[0] ?? navigator.language)
  await awaitFirstAnswers(queryClient, page, PATIENCE)
  const root = createRoot(element)
  root.render(
    <StrictMode>
      <App queryClient={queryClient} router={router} />
    </StrictMode>,
  )
  return { root, queryClient }
}
