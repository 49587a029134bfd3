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

/** What lies between these spans, from one moment to another. */
export function gapsBetween(spans: readonly Span[], from: number, to: number): Span[] {
  const edges = [from, ...spans.flatMap((span) => [span.from, span.to]), to]
  const gaps: Span[] = []
  for (let index = 0; index < edges.length; index += 2) {
    const gap = { from: Math.max(from, edges[index] ?? from), to: edges[index + 1] ?? to }
    if (gap.to > gap.from) gaps.push(gap)
  }
  return gaps
}
