/** Upper bounds of the buckets, in seconds: from an answer out of memory to the API's time limit. */
const BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** Labels of a series, such as `{method="GET"}`. */
export type Labels = Readonly<Record<string, string>>

/** A counter with one series for each set of labels. */
export interface Counter {
  add(labels: Labels): void
  /** As lines of the Prometheus text format. */
  lines(): string[]
}

/** Durations in buckets, one series for each set of labels. */
export interface Histogram {
  observe(labels: Labels, seconds: number): void
  lines(): string[]
}

export function createCounter(name: string, help: string): Counter {
  const series = new Map<string, number>()
  return {
    add: (labels) => {
      const key = inText(labels)
      series.set(key, (series.get(key) ?? 0) + 1)
    },
    lines: () => [
      ...head(name, help, 'counter'),
      ...[...series].map(([labels, count]) => `${name}{${labels}} ${count}`),
    ],
  }
}

export function createHistogram(name: string, help: string): Histogram {
  const series = new Map<string, { counts: number[]; sum: number }>()
  return {
    observe: (labels, seconds) => {
      const key = inText(labels)
      const one = series.get(key) ?? { counts: Array<number>(BOUNDS.length + 1).fill(0), sum: 0 }
      series.set(key, one)
      const found = BOUNDS.findIndex((bound) => seconds <= bound)
      const bucket = found < 0 ? BOUNDS.length : found
      one.counts[bucket] = (one.counts[bucket] ?? 0) + 1
      one.sum += seconds
    },
    lines: () => [
      ...head(name, help, 'histogram'),
      ...[...series].flatMap(([labels, { counts, sum }]) => {
        let total = 0
        const buckets = counts.map((count, index) => {
          total += count
          return `${name}_bucket{${labels},le="${BOUNDS[index] ?? '+Inf'}"} ${total}`
        })
        return [...buckets, `${name}_sum{${labels}} ${sum}`, `${name}_count{${labels}} ${total}`]
      }),
    ],
  }
}

/** One number as it is now. */
export function gaugeLines(name: string, help: string, value: number): string[] {
  return [...head(name, help, 'gauge'), `${name} ${value}`]
}

function head(name: string, help: string, type: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`]
}

function inText(labels: Labels): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${value.replace(/["\\\n]/g, '_')}"`)
    .join(',')
}
