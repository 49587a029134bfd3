import { afterEach, expect, it, vi } from 'vitest'
import { printError } from './print'

afterEach(() => void vi.restoreAllMocks())

it('prints no error that a terminal would act on, and keeps its lines', () => {
  const written: unknown[] = []
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(text) > 0)
  printError('acme\u001B[2J\u009B31m\r\u202E:\n  at ü 日')
  expect(written).toEqual(['acme [2J 31m  :\n  at ü 日\n'])
})
