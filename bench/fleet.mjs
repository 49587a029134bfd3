/** Measures the sandbox with as many services as it takes: time, bytes and memory. */
import { gzipSync } from 'node:zlib'
import { startProgram } from '../scripts/lib/program.mjs'
import { kb, line, mb, ms } from './format.mjs'
import { median, percentile } from './statistics.mjs'

const SIZE = 10_000
const LISTS = 200

/** Starts a program of its own, measures it, ends it, and prints what was found. */
export async function benchFleet() {
  const program = await startProgram(`--fleet=${SIZE}`)
  try {
    const fresh = program.memory()
    const read = (path) => get(program.sandbox + path)
    const { projects } = JSON.parse(await read('/v1/project'))
    const paths = projects.map(({ project_name: name }) => `/v1/project/${name}/service`)

    const answers = []
    const round = await timed(async () => {
      for (const path of paths) answers.push(await read(path))
    })
    const afterOne = program.memory()
    const [full] = paths
    const lists = await times(LISTS, () => read(full))
    const projectLists = await times(LISTS, () => read('/v1/project'))
    for (let i = 0; i < 4; i += 1) for (const path of paths) await read(path)
    const afterFive = program.memory()
    const restarted = await program.restart()

    const raw = answers.map((text) => Buffer.byteLength(text))
    const zipped = answers.map((text) => gzipSync(text).length)
    const total = raw.reduce((sum, size) => sum + size, 0)

    line(`A fleet of ${SIZE} services in ${paths.length} projects`, 'median', '95th percentile')
    line('---', '--:', '--:')
    line('First start, made and written, until it answers', ms(program.started), '')
    line('Start on existing data until it answers', ms(restarted), '')
    line(`List of a project of 50, ${LISTS} in a row`, ...spread(lists))
    line(`List of the projects, ${LISTS} in a row`, ...spread(projectLists))
    line(`Lists of all ${paths.length} projects, one after the other`, ms(round), '')
    line('Bytes of a list of 50', kb(median(raw)), kb(percentile(raw, 95)))
    line('The same with gzip', kb(median(zipped)), kb(percentile(zipped, 95)))
    console.log()
    console.log(
      `A service is ${kb(total / SIZE)} of JSON on average. Memory of the whole process (resident): ` +
        `${mb(fresh)} after the first start, ${mb(afterOne)} after every project was listed once, ` +
        `${mb(afterFive)} after five times.`,
    )
  } finally {
    await program.stop()
  }
}

function spread(values) {
  return [ms(median(values)), ms(percentile(values, 95))]
}

async function get(url) {
  const response = await fetch(url, { headers: { authorization: 'aivenv1 sandbox-admin' } })
  const text = await response.text()
  if (!response.ok) throw new Error(`GET ${url} answered ${response.status}`)
  return text
}

async function timed(work) {
  const began = performance.now()
  await work()
  return performance.now() - began
}

async function times(count, work) {
  const results = []
  for (let i = 0; i < count; i += 1) results.push(await timed(work))
  return results
}
