import { expect, test } from 'vitest'
import { classNames } from './class-names'

test('names a class after its file', () => {
  const name = classNames()
  expect(name('footer', '/src/ui/Dialog.module.css')).toBe('Dialog-footer')
  expect(name('footer', '/src/ui/Dialog.module.css?used')).toBe('Dialog-footer')
})

test('refuses two files with the same name', () => {
  const name = classNames()
  name('search', '/src/pages/coverage/Filters.module.css')
  expect(() => name('tools', '/src/pages/services/Filters.module.css')).toThrow('Rename one.')
})
