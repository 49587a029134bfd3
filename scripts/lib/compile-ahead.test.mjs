import { expect, it } from 'vitest'
import { build } from 'vite'
import { compileAhead } from './compile-ahead'

const FILES = {
  start: `import('later').then(({ later }) => later())`,
  later: `export const later = () => console.log('later')`,
}

/** A project without a disk. */
const files = {
  name: 'files',
  resolveId: (id) => (id in FILES ? id : undefined),
  load: (id) => FILES[id],
}

it('puts the hint at the top of each file, before what the bundler puts there', async () => {
  const { output } = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [files, compileAhead()],
    build: { write: false, rolldownOptions: { input: 'start' } },
  })
  const tops = output.map(({ code }) => code.split('\n')[0])
  expect(tops).toEqual(['//# allFunctionsCalledOnLoad', '//# allFunctionsCalledOnLoad'])
})
