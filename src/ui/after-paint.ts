/**
 * Runs something once what has just been drawn is on the screen.
 * @param task must not throw
 * @returns a function that calls it off
 */
export function afterPaint(task: () => void): () => void {
  let port: MessagePort | undefined
  const frame = requestAnimationFrame(() => {
    // A message is handled after the frame that this callback belongs to.
    const { port1, port2 } = new MessageChannel()
    port = port1
    port1.addEventListener('message', () => {
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
