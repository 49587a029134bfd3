import { expect, it } from 'vitest'
import { readWhole, TooLargeError } from './capped-body'

/** A body of as many parts of 1 KiB as are asked for, and how many were. */
function endless() {
  const given = { parts: 0, cancelled: false }
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull: (controller) => {
        given.parts += 1
        controller.enqueue(new Uint8Array(1024).fill(given.parts))
      },
      cancel: () => {
        given.cancelled = true
      },
    },
    { highWaterMark: 0 },
  )
  return { body, given }
}

it('reads a body up to its limit, and leaves one that has no end', async () => {
  const { body, given } = endless()
  await expect(readWhole(body, 10_240)).rejects.toThrow(TooLargeError)
  expect(given).toEqual({ parts: 11, cancelled: true })
})

it('joins the parts of a body', async () => {
  const body = new Blob(['ab', 'c', '', 'd']).stream()
  expect(new TextDecoder().decode(await readWhole(body))).toBe('abcd')
  expect(await readWhole(new Response('abcd').body, 4)).toHaveLength(4)
  expect(await readWhole(null)).toHaveLength(0)
})
