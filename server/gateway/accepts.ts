import { parseAccept } from 'hono/utils/accept'

/** The weight (0 to 1) that an Accept or Accept-Encoding header gives to a value; `*` counts. */
export function accepts(header: string, value: string): number {
  const weights = new Map(parseAccept(header.toLowerCase()).map(({ type, q }) => [type, q]))
  const group = `${value.split('/')[0]}/*`
  return weights.get(value) ?? weights.get(group) ?? weights.get('*/*') ?? weights.get('*') ?? 0
}
