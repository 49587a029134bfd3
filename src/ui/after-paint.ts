/**
 * Runs something once what has just been drawn is on the screen.
 * @param task must not throw
 */
export function afterPaint(task: () => void): void {
  requestAnimationFrame(() => {
    // A message is handled after the frame that this callback belongs to.
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      task()
    })
    port1.start()
    port2.postMessage(null)
  })
}
