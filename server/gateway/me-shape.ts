import { z } from 'zod'

/** The part of Aiven's answer to `GET /v1/me` that is read. `user` is the email address. */
export const meSchema = z.object({
  user: z.object({ user: z.string(), real_name: z.string().nullish() }),
})
