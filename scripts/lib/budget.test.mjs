import { expect, it } from 'vitest'
import { filesFor } from './budget.mjs'

const manifest = {
  'index.html': {
    file: 'i.js',
    isEntry: true,
    imports: ['_shared.js'],
    dynamicImports: ['a.tsx'],
    css: ['i.css'],
  },
  '_shared.js': { file: 's.js', imports: ['_deep.js'], css: ['s.css'] },
  '_deep.js': { file: 'd.js', imports: ['_shared.js'] },
  'a.tsx': {
    file: 'a.js',
    isDynamicEntry: true,
    imports: ['_shared.js', '_table.js'],
    css: ['s.css', 'a.css'],
  },
  '_table.js': { file: 't.js' },
  'other.tsx': { file: 'o.js', isDynamicEntry: true, css: ['o.css'] },
}

it('takes the entry and the module with all that they import statically, once', () => {
  const { scripts, styles } = filesFor(manifest, ['a.tsx'])
  expect(scripts).toEqual(new Set(['a.js', 'd.js', 'i.js', 's.js', 't.js']))
  expect(styles).toEqual(new Set(['a.css', 'i.css', 's.css']))
})

it.each([['missing.tsx'], ['_table.js']])('says that %s is not loaded lazily', (module) => {
  expect(() => filesFor(manifest, [module])).toThrow(`${module} is not a chunk of its own`)
})
