import * as z from 'zod/mini'

/** Characters of a text that is kept in the URL: servers take no address of any length. */
export const LONGEST_TEXT = 200

/** A text from the URL, cut where it is too long; a number there is a text that looks like one. */
export const searchText = z.catch(
  z.optional(
    z.pipe(
      z.union([z.string(), z.number()]),
      z.transform((value) => String(value).slice(0, LONGEST_TEXT)),
    ),
  ),
  undefined,
)
