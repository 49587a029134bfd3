/** A metric with a value for each of many things: a gauge. */
export interface Family<Thing> {
  name: string
  help: string
  /** The series of a thing: its labels as `labelsOf` writes them, and the value. */
  read: (thing: Thing, add: (labels: string, value: number) => void) => void
}

/**
 * Writes gauges in the Prometheus text format. prom-client keeps an object for each series, which for
 * 130,000 of them is more than all else that the watcher keeps; these are written as they are asked for.
 * @param things what each gauge has series for
 */
export function writeGauges<Thing>(
  families: readonly Family<Thing>[],
  things: Iterable<Thing>,
): string {
  return families
    .map(({ name, help, read }) => {
      let text = `# HELP ${name} ${help}\n# TYPE ${name} gauge\n`
      const add = (labels: string, value: number) => {
        text += `${name}${labels} ${value}\n`
      }
      for (const thing of things) read(thing, add)
      return text
    })
    .join('')
}

/** Labels with their values: `{project="acme",service="orders-pg"}`. */
export function labelsOf(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeValue(value)}"`)
  return `{${pairs.join(',')}}`
}

function escapeValue(value: string): string {
  return /[\\"\n]/.test(value)
    ? value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
    : value
}
