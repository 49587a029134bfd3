/** A metric with a value for each of many things: a gauge. */
export interface Family<Thing> {
  name: string
  help: string
  /** The series of a thing: its labels as `writeLabels` writes them, and the value. */
  read: (thing: Thing, add: (labels: string, value: number) => void) => void
}

/** How many things are written at once. */
const PIECE = 500

/**
 * Writes gauges in the Prometheus text format, in pieces. prom-client keeps an object for each series,
 * which for 140,000 of them is more than all else that the watcher keeps.
 * @param things what each gauge has series for
 */
export function* writeGauges<Thing>(
  families: readonly Family<Thing>[],
  things: readonly Thing[],
): Generator<string> {
  for (const { name, help, read } of families) {
    yield `# HELP ${name} ${help}\n# TYPE ${name} gauge\n`
    for (let start = 0; start < things.length; start += PIECE) {
      const lines: string[] = []
      const add = (labels: string, value: number) => lines.push(`${name}${labels} ${value}\n`)
      for (const thing of things.slice(start, start + PIECE)) read(thing, add)
      yield lines.join('')
    }
  }
}

/** Pieces of text as the body of an answer, each made when it is asked for. */
export function streamText(pieces: Iterator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    pull: (controller) => {
      const { done, value } = pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
  })
}

/** Labels with their values: `{project="acme",service="orders-pg"}`. */
export function writeLabels(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeValue(value)}"`)
  return `{${pairs.join(',')}}`
}

function escapeValue(value: string): string {
  return /[\\"\n]/.test(value)
    ? value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
    : value
}
