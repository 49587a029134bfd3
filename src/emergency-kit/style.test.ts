import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { STYLE, STYLE_DIGEST } from './style'

it('has the digest by which the file lets it in', () => {
  const digest = createHash('sha256').update(STYLE).digest('base64')
  expect(STYLE_DIGEST).toBe(`sha256-${digest}`)
})

it('has the console’s own colours', () => {
  const tokens = readFileSync(new URL('../ui/tokens.css', import.meta.url), 'utf8')
  const [light = '', dark = ''] = STYLE.split('prefers-color-scheme: dark')
  const own = (text: string) =>
    [...text.matchAll(/--([a-z-]+): (#\w+);/g)].map(([, name, value]) => `${name} ${value}`)
  const theirs = [...tokens.matchAll(/--([a-z-]+): light-dark\((#\w+), (#\w+)\)/g)]
  expect(own(light).length).toBeGreaterThan(12)
  expect(theirs.map(([, name, value]) => `${name} ${value}`)).toEqual(
    expect.arrayContaining(own(light)),
  )
  expect(theirs.map(([, name, , value]) => `${name} ${value}`)).toEqual(
    expect.arrayContaining(own(dark)),
  )
})
