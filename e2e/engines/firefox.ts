import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { COMMANDS, end, lineOf, start, type Command, type Remote } from './protocol'

/** The system is light, whatever the desktop says; nothing is fetched that no test asked for. */
const PREFERENCES = {
  'marionette.port': 0,
  'ui.systemUsesDarkTheme': 0,
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'signon.rememberSignons': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  // Scrollbars that take room, as on most systems: the ones that float are seen by nobody.
  'widget.gtk.overlay-scrollbars.enabled': false,
}

const EXTRAS: Partial<Record<Command, object>> = {
  // Of the window, not of the whole page.
  picture: { full: false },
  // One for all scripts: what one has left there is no stranger to the next.
  run: { sandbox: 'offsite', newSandbox: false },
}

/** Firefox without a window, by Marionette: WebDriver's commands as it speaks them itself, over TCP. */
export async function startFirefox(path: string): Promise<Remote> {
  const profile = await mkdtemp(join(tmpdir(), 'offsite-firefox-'))
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  )
  await writeFile(join(profile, 'user.js'), lines.join('\n'))
  const child = start(path, ['--marionette', '--headless', '--no-remote', '--profile', profile], {
    HOME: profile,
  })
  const line = await lineOf(child, 'stdout', /Listening on port (\d+)/)
  const call = conversation(connect(Number(/\d+$/.exec(line)?.[0]), '127.0.0.1'))

  const { capabilities } = (await call('WebDriver:NewSession', {})) as {
    capabilities: { browserVersion: string }
  }
  return {
    version: `Firefox ${capabilities.browserVersion}`,
    send: async (command, parameters = {}) => {
      const answer = await call(`WebDriver:${COMMANDS[command].marionette}`, {
        ...parameters,
        ...EXTRAS[command],
      })
      return isWrapped(answer) ? answer.value : answer
    },
    end: async () => {
      await end(child)
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function isWrapped(answer: unknown): answer is { value: unknown } {
  return typeof answer === 'object' && answer !== null && 'value' in answer
}

type Answer = [
  type: 1,
  id: number,
  error: { error: string; message: string } | null,
  value: unknown,
]

/** Messages are JSON with their length in bytes before them: `17:[0,1,"Name",{}]`. */
function conversation(socket: Socket) {
  const waiting = new Map<number, (answer: Answer) => void>()
  let received = Buffer.alloc(0)
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk])
    for (;;) {
      const colon = received.indexOf(':')
      const size = Number(received.subarray(0, colon))
      if (colon < 0 || received.length < colon + 1 + size) return
      const message: unknown = JSON.parse(received.subarray(colon + 1, colon + 1 + size).toString())
      received = received.subarray(colon + 1 + size)
      // The first message is no answer: it tells the version of the protocol.
      if (Array.isArray(message)) waiting.get(Number(message[1]))?.(message as Answer)
    }
  })
  // It ends with the browser.
  socket.on('error', () => undefined)
  let last = 0
  return async (name: string, parameters: object): Promise<unknown> => {
    last += 1
    const id = last
    const text = JSON.stringify([0, id, name, parameters])
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve))
    socket.write(`${Buffer.byteLength(text)}:${text}`)
    const [, , error, value] = await answered
    waiting.delete(id)
    if (error) throw new Error(`${error.error}: ${error.message}`)
    return value
  }
}
