import { beforeEach, expect, it, vi } from 'vitest'
import {
  goOnAsNewSession,
  nameSession,
  noteSession,
  onSessionChange,
  setPageSession,
} from './page-session'

const READ = { path: '/v1/project' }
const told = vi.fn<() => void>()
beforeEach(() => {
  told.mockClear()
  setPageSession(undefined)
  onSessionChange(told)
})
const meantFor = () => nameSession()['x-offsite-session']

it('is the first that an answer names, and writes name it', () => {
  expect(meantFor()).toBeUndefined()
  noteSession(null, READ)
  noteSession('none', READ)
  expect(meantFor()).toBeUndefined()
  noteSession('a', READ)
  expect(meantFor()).toBe('a')
  expect(told).not.toHaveBeenCalled()
})

it('stays the one that is shown when answers come from another, which is told once', () => {
  noteSession('a', READ)
  noteSession('b', READ)
  noteSession('b', READ)
  expect(told).toHaveBeenCalledOnce()
  expect(meantFor()).toBe('a')
  goOnAsNewSession()
  expect(meantFor()).toBe('b')
})

it('changes without a word when somebody signs in or out here', () => {
  noteSession('a', READ)
  noteSession('b', { method: 'POST', path: '/session' })
  expect(meantFor()).toBe('b')
  noteSession('none', { method: 'DELETE', path: '/session' })
  expect(meantFor()).toBeUndefined()
  noteSession('c', READ)
  expect(meantFor()).toBe('c')
  expect(told).not.toHaveBeenCalled()
})

it('is kept when the session ends or a sign-in fails: what is open is still that user’s', () => {
  noteSession('a', READ)
  noteSession('none', READ)
  noteSession('none', { method: 'POST', path: '/session' })
  expect(meantFor()).toBe('a')
})
