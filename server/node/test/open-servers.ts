import { once } from 'node:events'
import type { AddressInfo, Server, Socket } from 'node:net'

/**
 * Opens servers on free ports of this machine.
 * @param ends takes what closes each, with its connections
 */
export function openServers(ends: (() => unknown)[]): (server: Server) => Promise<number> {
  return async (server) => {
    const sockets = new Set<Socket>()
    server.on('connection', (socket: Socket) => sockets.add(socket))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    ends.push(() => {
      for (const socket of sockets) socket.destroy()
      server.close()
    })
    return (server.address() as AddressInfo).port
  }
}
