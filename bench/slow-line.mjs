/** A line between a browser and a server with a limit on what it carries at a time, in all. */
import { connect, createServer } from 'node:net'

/** How many bytes go over the line at a time: connections take turns. */
const PACKET = 1460

/**
 * Listens on 127.0.0.1 and passes on what comes to a port of this machine. What is sent back arrives
 * as over a line of that speed, which all connections share.
 * @param {number} port where the server listens
 * @param {number} bitsPerSecond
 * @returns {Promise<{ port: number, stop: () => void }>}
 */
export async function slowLine(port, bitsPerSecond) {
  const sockets = new Set()
  const waiting = []
  /** When the line is free again, in milliseconds. */
  let free = 0
  let timer

  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1')
    for (const socket of [client, upstream]) {
      sockets.add(socket.setNoDelay(true).on('error', () => {}))
      socket.on('close', () => sockets.delete(socket))
    }
    client.on('close', () => upstream.destroy())
    client.pipe(upstream)
    upstream.on('data', (chunk) => {
      for (let at = 0; at < chunk.length; at += PACKET) {
        waiting.push([client, chunk.subarray(at, at + PACKET)])
      }
      if (timer === undefined) {
        free = Math.max(free, performance.now())
        timer = setTimeout(send)
      }
    })
  })

  /** Sends what the line has had the time for: a timer that comes late is made up for. */
  function send() {
    const now = performance.now()
    while (free <= now) {
      const [next] = waiting.splice(0, 1)
      if (!next) {
        timer = undefined
        return
      }
      const [client, packet] = next
      if (!client.destroyed) client.write(packet)
      free += (packet.length * 8000) / bitsPerSecond
    }
    timer = setTimeout(send, free - now)
  }

  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: server.address().port,
    stop: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
