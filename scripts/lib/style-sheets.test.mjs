import { describe, expect, it } from 'vitest'
import { ROOT } from './project.mjs'
import {
  classesAstray,
  classesIn,
  collapsingIn,
  componentsIn,
  strayValuesIn,
  styleSheetsIn,
} from './style-sheets.mjs'

describe('the style sheets', () => {
  const sheets = styleSheetsIn(ROOT)

  it('take colours, type, space and breakpoints from the tokens', () => {
    expect(sheets.size).toBeGreaterThan(50)
    const strays = [...sheets]
      .filter(([path]) => path !== 'src/ui/tokens.css')
      .flatMap(([path, text]) => strayValuesIn(text).map((value) => `${path} ${value}`))
    expect(strays).toEqual([])
  })

  it('let no part that scrolls grow from nothing', () => {
    const found = [...sheets].flatMap(([path, text]) =>
      collapsingIn(text).map((selector) => `${path} ${selector}`),
    )
    expect(found).toEqual([])
  })

  it('name only tokens that there are', () => {
    const text = [...sheets.values()].join('\n')
    const components = [...componentsIn(ROOT).values()].join('\n')
    const named = new Set([...text.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name))
    const isSet = (name) =>
      text.includes(`${name}:`) || components.includes(name.replace(/\d+$/, ''))
    expect([...named].filter((name) => !isSet(name))).toEqual([])
  })

  it('have no token that nobody uses', () => {
    const text = [...sheets.values()].join('\n')
    const tokens = sheets.get('src/ui/tokens.css').matchAll(/^ {2}(--[\w-]+):/gm)
    const unused = [...tokens]
      .map(([, name]) => name)
      .filter((name) => !text.includes(`var(${name}`))
    expect(unused).toEqual([])
  })

  it('have the classes that components set, and no others', () => {
    expect(classesAstray(ROOT)).toEqual({ unused: [], missing: [] })
  })
})

describe('a stray value', () => {
  it.each([
    ['.a { color: #fff; }', ['#fff']],
    ['.a { background: rgb(0 0 0 / 50%); }', ['rgb(0 0 0 / 50%)']],
    ['.a { color: white; }', [': white']],
    ['.a { font-size: 12px; }', ['font-size: 12px']],
    ['.a { font: 600 14px/20px var(--font); }', ['font: 600 14px/20px var(--font)']],
    ['.a { line-height: 1.25rem; }', ['line-height: 1.25rem']],
    ['.a { padding: 0 12px; }', ['padding: 0 12px']],
    ['.a { margin-block-start: 8px; }', ['margin-block-start: 8px']],
    ['.a { z-index: 2; }', ['z-index: 2']],
    ['@media (width < 700px) { .a { color: red; } }', ['@media (width < 700px)', ': red']],
    ['@media (max-width: 35rem) { }', ['@media (max-width: 35rem)']],
    ['@media (height < 35rem) { }', ['@media (height < 35rem)']],
    ['@container (width < 40rem) { }', ['@container (width < 40rem)']],
  ])('is found in %s', (text, found) => expect(strayValuesIn(text)).toEqual(found))

  it.each([
    '.a { color: var(--text); font-size: var(--text-sm); border: 1px solid var(--line); }',
    '.a { padding: 1px var(--space-2) 0; margin: -6px; }',
    '.a { font: 600 var(--text-lg) / var(--leading-lg) var(--font); }',
    '.a { inline-size: min(35rem, 100vw - 32px); }',
    '/* #fff */ @media (width < 35rem) { .a { color: inherit; } } @media print { }',
    '@media (prefers-reduced-motion: reduce) { } @media (width >= 70rem) { }',
  ])('is not in %s', (text) => expect(strayValuesIn(text)).toEqual([]))
})

it.each([
  ['.a { flex: 1; overflow: auto; }', ['.a']],
  ['.a { overflow: visible auto; flex: 1 1 0; }', ['.a']],
  ['@media print { .b { overflow-y: scroll; flex: 1 } }', ['.b']],
  ['.a { flex: 1 1 auto; overflow: auto; }', []],
  ['.a { flex: 1; }', []],
])('finds what collapses in %s', (text, found) => expect(collapsingIn(text)).toEqual(found))

it('finds the classes of a style sheet', () => {
  const text = `.a > .b:has(.c)::after { inset: 0.5px } @media (width < 1.5rem) { .over-twice {} }
    .chart :global(.u-cursor) {} /* .no {} */ .d { content: '.e { '; }`
  expect([...classesIn(text)]).toEqual(['a', 'b', 'c', 'over-twice', 'chart', 'd'])
})
