import * as z from 'zod/mini'

const name = z.catch(z.optional(z.string()), undefined)

/** What is chosen, kept in the URL: a link can open a prefilled form. What is typed is not in it. */
export const createSearch = z.object({ type: name, plan: name, cloud: name })

export type CreateSearch = z.output<typeof createSearch>
