/**
 * The simplest proxy that reads what it forwards: it parses each JSON answer and prints it again. Run
 * it in a process of its own, like the gateway: `node json-proxy.mjs URL`. It prints its address.
 */
import { once } from 'node:events'
import { Agent, createServer, request } from 'node:http'
import { text } from 'node:stream/consumers'

const upstream = new URL(process.argv[2])
const agent = new Agent({ keepAlive: true })

const server = createServer(async (incoming, outgoing) => {
  const { method, url, headers } = incoming
  const call = request(upstream, { method, path: url, headers, agent }).end()
  const [answer] = await once(call, 'response')
  const body = Buffer.from(JSON.stringify(JSON.parse(await text(answer))))
  outgoing.writeHead(answer.statusCode, {
    'content-type': 'application/json',
    'content-length': body.length,
  })
  outgoing.end(body)
}).listen(0, '127.0.0.1')
await once(server, 'listening')
console.log(`http://127.0.0.1:${server.address().port}`)
