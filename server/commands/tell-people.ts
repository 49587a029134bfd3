import { errorText } from '../error-text'
import { mail } from '../watch/mail'
import { createOutbox } from '../watch/outbox'
import type { PassOutcome } from '../watch/pass'
import type { WatchStore } from '../watch/store'
import type { WatcherOptions } from '../watch/watcher'
import { beat, slack, webhook, type Channel } from '../watch/webhooks'
import { printError } from './print'
import type { TellOptions } from './tell-options'

/**
 * Opens the ways to people.
 * @param tell whom to tell, and how
 * @param store in which messages wait until they are delivered
 * @returns the watcher's options for them, and what is to be done after each pass
 */
export function tellPeople(
  tell: TellOptions,
  store: WatchStore,
): {
  options: Pick<WatcherOptions, 'channels' | 'outbox' | 'digestHour'>
  afterPass: (outcome: PassOutcome) => Promise<void>
} {
  const { heartbeat, digestHour } = tell
  const channels = openChannels(tell)
  return {
    options: {
      channels: channels.map(({ name }) => name),
      outbox: createOutbox(store, channels, printError),
      ...(digestHour !== undefined && { digestHour }),
    },
    afterPass: async ({ kind }) => {
      if (heartbeat !== undefined && kind !== 'failed') await sendBeat(heartbeat)
    },
  }
}

function openChannels({
  webhook: url,
  slack: slackUrl,
  mail: post,
  console,
}: TellOptions): Channel[] {
  return [
    ...(url === undefined ? [] : [webhook(url, console)]),
    ...(slackUrl === undefined ? [] : [slack(slackUrl, console)]),
    ...(post ? [mail({ ...post, ...(console !== undefined && { console }) })] : []),
  ]
}

async function sendBeat(url: string): Promise<void> {
  await beat(url).catch((error: unknown) => {
    printError(`The heartbeat could not be sent: ${errorText(error)}.`)
  })
}
