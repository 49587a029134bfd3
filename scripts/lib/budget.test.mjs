import { expect, it } from 'vitest'
import { filesFor } from './budget.mjs'

const manifest = {
  '_first.js': { name: 'first', file: 'f.js', imports: ['_deep.js'], css: ['s.css'] },
  '_deep.js': { name: 'deep', file: 'd.js', imports: ['_first.js'] },
  'a.tsx': { file: 'a.js', imports: ['_first.js', '_table.js'], css: ['s.css', 'a.css'] },
  '_table.js': { name: 'table', file: 't.js' },
  'other.tsx': { file: 'o.js', css: ['o.css'] },
}

it('takes chunks by name and by module, with all that they import statically, once', () => {
  const { scripts, styles } = filesFor(manifest, ['first', 'a.tsx'])
  expect(scripts).toEqual(new Set(['a.js', 'd.js', 'f.js', 't.js']))
  expect(styles).toEqual(new Set(['a.css', 's.css']))
})

it.each([['missing.tsx'], ['_table.js']])('says that there is no chunk %s', (chunk) => {
  expect(() => filesFor(manifest, [chunk])).toThrow(`There is no chunk ${chunk}`)
})
