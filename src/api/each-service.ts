import * as z from 'zod/mini'
import { parseAnswer, type RawAnswer } from './client'
import { ApiError } from './errors'

/** A service of a list that could not be loaded, as something in it is not as expected. */
export interface OddService {
  /** Its name, or its place in the list where it has none. */
  name: string
  /** What is not as expected, and where. */
  problem: string
}

const namedSchema = z.object({ service_name: z.string() })

const looseListSchema = z.object({ services: z.array(z.unknown()) })

/**
 * Reads a list service by service: one that is odd is left out and named, and does not keep the others.
 * @param raw the answer that holds the list
 * @param schema what is read of each service
 * @throws ApiError for an answer of another shape, and where no service of it can be read
 */
export async function readEach<T extends z.ZodMiniType>(
  raw: RawAnswer,
  schema: T,
): Promise<{ services: z.output<T>[]; odd: OddService[] }> {
  const services: z.output<T>[] = []
  const odd: OddService[] = []
  const list = await parseAnswer(raw, looseListSchema)
  for (const [index, item] of list.services.entries()) {
    const parsed = schema.safeParse(item)
    if (parsed.success) {
      services.push(parsed.data)
      continue
    }
    const [issue] = parsed.error.issues
    const named = namedSchema.safeParse(item)
    const at = ['services', index, ...(issue?.path ?? [])].join('.')
    odd.push({
      name: named.success ? named.data.service_name : `number ${index + 1} of the list`,
      problem: `unexpected at “${at}”: ${issue?.message ?? 'unknown reason'}`,
    })
  }
  if (services.length === 0 && odd[0]) {
    const message = `The answer is ${odd[0].problem}`
    throw new ApiError({ ...raw.context, kind: 'shape', message })
  }
  return { services, odd }
}
