/** A time, in milliseconds since 1970 UTC. */
export interface Span {
  from: number
  to: number
}

/** The parts of these spans that lie in another one. */
export function intersect(spans: readonly Span[], within: Span): Span[] {
  return spans.flatMap(({ from, to }) => {
    const part = { from: Math.max(from, within.from), to: Math.min(to, within.to) }
    return part.to > part.from ? [part] : []
  })
}
