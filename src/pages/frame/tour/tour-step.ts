import * as z from 'zod/mini'
import { storedValue } from '~/lib/stored-value'

/** The step of the tour that is open in this browser, from 1. Anything else: it was ended. */
export const tourStep = storedValue('offsite-tour', z.string(), '1')

/** What `tourStep` is once the tour was ended: only Rehearse begins it again. */
export const TOUR_DONE = 'done'
