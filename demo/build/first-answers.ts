import { fileURLToPath } from 'node:url'
import { runnerImport, type Plugin } from 'vite'
import type * as Reader from './read-answers'

const ID = 'virtual:first-answers'
const READER = fileURLToPath(new URL('read-answers.ts', import.meta.url))

/**
 * Writes into the build what the worker will answer to a first visitor's first reads. The page draws
 * its first rows from it while the worker is still loaded.
 */
export function firstAnswers(): Plugin {
  return {
    name: 'demo-first-answers',
    resolveId: (id) => (id === ID ? ID : undefined),
    load: async (id) => {
      if (id !== ID) return undefined
      const { module } = await runnerImport<typeof Reader>(READER, { configFile: false })
      return `export default ${JSON.stringify(await module.readAnswers())}`
    },
  }
}
