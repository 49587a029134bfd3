/**
 * Runs something once what has just been drawn is on the screen, and whatever waits for that frame, such
 * as the next key, has had its turn.
 * @param task must not throw
 * @returns a function that calls it off
 */
export function afterPaint(task: () => void): () => void {
  let port: MessagePort | undefined
  let isYielding = false
  const frame = requestAnimationFrame(() => {
    // A message is handled after the frame that this callback belongs to.
    const { port1, port2 } = new MessageChannel()
    port = port1
    port1.addEventListener('message', () => {
      // Another turn: what waited for this frame has its own messages, which come before.
      if (!isYielding) {
        isYielding = true
        port2.postMessage(null)
        return
      }
      port1.close()
      task()
    })
    port1.start()
    port2.postMessage(null)
  })
  return () => {
    cancelAnimationFrame(frame)
    port?.close()
  }
}
