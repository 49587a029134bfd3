// @vitest-environment jsdom
import { renderHook, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useStaged } from './use-staged'

function renderStaged(total: number, least = 0) {
  const drawn: number[] = []
  const hook = renderHook(
    (props) => {
      const count = useStaged(props.total, props.least)
      drawn.push(count)
      return count
    },
    { initialProps: { total, least } },
  )
  return { ...hook, drawn }
}

it('draws a few of many at first, and all in the end, never less than before', async () => {
  const { result, drawn } = renderStaged(165)
  await waitFor(() => expect(result.current).toBe(165))
  expect(drawn[0]).toBeLessThan(20)
  expect(drawn).toEqual([...drawn].sort((a, b) => a - b))
})

it('draws at once as many as are needed now', async () => {
  const { drawn } = renderStaged(165, 120)
  expect(drawn[0]).toBe(120)
})

it('draws a short list at once, and what is added to it', () => {
  const { result, rerender } = renderStaged(4)
  expect(result.current).toBe(4)
  rerender({ total: 30, least: 0 })
  expect(result.current).toBe(30)
})
