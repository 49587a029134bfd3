import { expect, it } from 'vitest'
import { pressedKey } from './pressed-key'

it.each([
  ['an ordinary press', { key: 'Enter', keyCode: 13, isComposing: false }, 'Enter'],
  ['a press while composing', { key: 'Enter', keyCode: 13, isComposing: true }, undefined],
  ['one that Safari tells after it', { key: 'Enter', keyCode: 229, isComposing: false }, undefined],
])('tells the key of %s', (_, press, key) => {
  expect(pressedKey(press)).toBe(key)
  expect(pressedKey({ nativeEvent: press })).toBe(key)
})
