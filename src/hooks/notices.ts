import { createContext, use } from 'react'

/** What is shown wherever the person is by now. */
export interface LateNotice {
  tone: 'success' | 'warning' | 'danger'
  title: string
  text?: string
  /** The service that it is about, as a link. */
  service?: { project: string; name: string; tab: 'overview' | 'drill' }
}

export const NoticesContext = createContext<(notice: LateNotice) => void>(() => undefined)

/** Tells in the frame what came of a request whose form is gone; it stays until it is dismissed. */
export function useTell(): (notice: LateNotice) => void {
  return use(NoticesContext)
}
