import { expect, it } from 'vitest'
import type { Protection } from '~/backup/protection'
import { formerWords } from './protection'

const protection: Protection = {
  state: 'not-protected',
  objective: { seconds: 3600, source: 'assumed' },
  measured: 'backup',
  undecided: false,
  former: ['a'],
}

it.each([
  [['a'], 'b', 'Copies are also listed in a. They do not count: copies now go to another region.'],
  [['a', 'c'], 'b', /^Copies are also listed in a and c\. They/],
  [['a', 'c', 'd'], 'b', /in a, c and d\. They/],
  [
    ['a'],
    undefined,
    /^Copies are also listed in a\. .* no secondary backup location is set now\.$/,
  ],
])('names the regions of copies that do not count: %j beside %s', (former, region, words) => {
  expect(formerWords({ ...protection, former, ...(region && { region }) })).toMatch(words)
})
