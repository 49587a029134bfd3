import { describe, expect, it } from 'vitest'
import { bareTextsIn, findBareTexts } from './bare-text.mjs'
import { ROOT } from './project.mjs'

describe('a page that the browser has translated', () => {
  it('has no text that comes and goes, or stands behind what does', () => {
    expect(bareTextsIn(ROOT)).toEqual([])
  })
})

describe('a bare text', () => {
  it.each([
    ['a text that comes and goes', '<p>a {b && "c"}</p>', 1],
    ['a text behind what comes and goes', '<p>{a && <b>b</b>} c</p>', 1],
    ['a text in place of an element', '<p>{a ? "b" : <b>c</b>} <i>d</i></p>', 1],
    ['a text within what comes and goes', '<p>{a && <>b <i>c</i></>}</p>', 1],
    ['a text before what comes and goes', '<p>a {b && <b>c</b>}</p>', 0],
    ['an element in between', '<p>{a && <b>b</b>}<i>c</i> d</p>', 0],
    ['the only text', '<p>{a && "b"}</p>', 0],
    ['one of two texts', '<p>a {b ? "c" : "d"}</p>', 0],
  ])('%s', (_, jsx, found) => {
    expect(findBareTexts(`const x = ${jsx}`)).toHaveLength(found)
  })
})
