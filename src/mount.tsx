import type { RouterHistory } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from '~/api/query-client'
import { readSessionFrom } from '~/api/session'
import { App } from './App'
import { createAppRouter } from './routes'
import { tolerateForeignChanges } from '~/ui/foreign-changes'
import { followTheme } from '~/ui/preferences'
import '~/ui/tokens.css'
import '~/ui/base.css'
import '~/ui/forced-colors.css'

/**
 * Draws the console in the page.
 * @param options.history what the pages' addresses mean, where they are not the browser's own
 */
export function mount(options: { history?: RouterHistory } = {}): void {
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no element with the id "root"')

  tolerateForeignChanges()
  followTheme()
  const queryClient = createQueryClient()
  readSessionFrom(document, queryClient)
  createRoot(root).render(
    <StrictMode>
      <App queryClient={queryClient} router={createAppRouter({ ...options, queryClient })} />
    </StrictMode>,
  )
}
