import * as z from 'zod/mini'
import { withZone } from '~/lib/instant'

/**
 * A time of Aiven's. It is given a zone as it is read, so whatever parses it later, the rules or a page,
 * reads the same moment in every browser.
 */
export const instantSchema = z.string().check(z.overwrite(withZone))
