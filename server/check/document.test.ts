import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readPolicyFile } from './policy-file'

const DOCUMENT = readFileSync(new URL('../../docs/check.md', import.meta.url), 'utf8')
const examples = [...DOCUMENT.matchAll(/```yaml\n([^]*?)```/g)].map(([, text = '']) => text)

describe('docs/check.md', () => {
  it('shows a policy that can be used', () => {
    const [policy = ''] = examples.filter((text) => text.startsWith('version:'))
    const read = readPolicyFile(policy)
    expect(read).toMatchObject({
      policy: {
        rules: [
          { name: 'everything' },
          { name: 'gold', require: { protected: true, rpo: 14_400, residency: ['eu', 'ch'] } },
          { name: 'search', optional: true },
          { name: 'all-data-in-europe', require: { protected: false } },
        ],
        exceptions: [{ rules: ['protected', 'rpo'], until: '2027-03-31' }],
      },
    })
  })

  it('shows files for CI that are YAML', () => {
    const others = examples.filter((text) => !text.startsWith('version:'))
    expect(others).toHaveLength(2)
    for (const text of others) expect(parse(text)).toBeTypeOf('object')
  })
})
