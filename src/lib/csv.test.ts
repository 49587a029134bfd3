import { expect, it } from 'vitest'
import { writeCsv } from './csv'

it.each([
  [['a', 1, null], 'a,1,'],
  [['a,b', 'a"b', 'a\r\nb'], '"a,b","a""b","a\r\nb"'],
  // A spreadsheet of a language that writes 1,5 splits at semicolons.
  [['a;b', 'a\tb'], '"a;b","a\tb"'],
  [['=1+1', '+1', '-1', '@x', ' =1', '\t=1'], "'=1+1,'+1,'-1,'@x,' =1,\"'\t=1\""],
  [['=a;b'], '"\'=a;b"'],
])('%j is written as %s', (row, line) => {
  expect(writeCsv([row])).toBe(`${line}\r\n`)
})
