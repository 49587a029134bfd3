import { expect, it } from 'vitest'
import { findOwnKeys, ownKeysIn } from './keys.mjs'
import { ROOT } from './project.mjs'

it('no key is read past an input method', () => {
  expect(ownKeysIn(ROOT)).toEqual([])
})

it.each([
  ["if (event.key === 'Enter') send()", [1]],
  ['const step = { ArrowUp: 1 }[event.key]', [1]],
  ['\nif (event.nativeEvent.keyCode === 13) send()', [2]],
  ['function onKey({ key }: KeyboardEvent) {', [1]],
  ["if (pressedKey(event) === 'Enter') send()", []],
  ['options.find((option) => option.key === key)', []],
])('finds what reads a key in %s', (source, lines) => expect(findOwnKeys(source)).toEqual(lines))
