import * as z from 'zod/mini'
import { storedValue } from '~/lib/stored-value'

export const TOUR_STEPS = ['1', '2', '3', '4', '5', 'done'] as const

/** The step of the tour that is open in this browser. Once it was ended, only Rehearse opens it. */
export const tourStep = storedValue('offsite-tour', z.enum(TOUR_STEPS), '1')
