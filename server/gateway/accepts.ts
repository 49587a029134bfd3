/** The weight (0 to 1) that an Accept or Accept-Encoding header gives to a value; `*` counts. */
export function accepts(header: string, value: string): number {
  const weights = new Map<string, number>()
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim())
    const q = parameters.find((parameter) => parameter.startsWith('q='))
    weights.set(name, q === undefined ? 1 : Number(q.slice(2)) || 0)
  }
  const group = `${value.split('/')[0]}/*`
  return weights.get(value) ?? weights.get(group) ?? weights.get('*/*') ?? weights.get('*') ?? 0
}
