import type { Command } from 'commander'
import { addSecretFile, readSecret, type Secret, type SecretFlags } from './secrets'
import { OptionError, wholeNumber, type Environment } from './values'

/** Whom the watcher tells, and how. The addresses are secrets: who knows one can write to it. */
export interface TellOptions {
  webhook?: string
  slack?: string
  mail?: { smtpUrl: string; from: string; to: readonly string[] }
  heartbeat?: string
  /** The console's address, without a slash at its end. */
  console?: string
  /** The hour of the day in UTC for the digest; none: no digest. */
  digestHour?: number
}

export type TellFlags = SecretFlags & {
  mailTo?: string[]
  mailFrom?: string
  consoleUrl?: string
  digest?: string
}

const WEBHOOK: Secret = {
  what: 'The URL of a webhook that accepts JSON',
  variable: 'OFFSITE_WEBHOOK_URL',
  name: 'webhook',
}
const SLACK: Secret = {
  what: 'The URL of a Slack-compatible webhook',
  variable: 'OFFSITE_SLACK_URL',
  name: 'slack',
}
const SMTP: Secret = {
  what: 'The URL of a mail server, such as smtps://user:password@smtp.example.com',
  variable: 'OFFSITE_SMTP_URL',
  name: 'smtp-url',
}
const HEARTBEAT: Secret = {
  what: 'The URL to call after each good pass',
  variable: 'OFFSITE_HEARTBEAT_URL',
  name: 'heartbeat',
}

/** Adds the options that say whom to tell. */
export function addTellOptions(command: Command): Command {
  command.optionsGroup('Notifications:')
  for (const secret of [WEBHOOK, SLACK, SMTP]) addSecretFile(command, secret)
  command
    .option('--mail-from <address>', 'sender of mails')
    .option(
      '--mail-to <address>',
      'recipient of mails; can be repeated',
      (address: string, all: string[] | undefined) => [...(all ?? []), address],
    )
    .option('--digest <hour>', 'send a summary every day at this hour (0 to 23, UTC)')
    .option(
      '--console-url <url>',
      'the URL of the console, for links in messages (OFFSITE_CONSOLE_URL)',
    )
  return addSecretFile(command, HEARTBEAT)
}

/**
 * Reads whom to tell.
 * @throws OptionError that names no address
 */
export function readTellOptions(flags: TellFlags, env: Environment): TellOptions {
  const webhook = urlFrom(WEBHOOK, flags, env)
  const slack = urlFrom(SLACK, flags, env)
  const heartbeat = urlFrom(HEARTBEAT, flags, env)
  const mail = mailFrom(flags, env)
  const consoleUrl = flags.consoleUrl ?? (env['OFFSITE_CONSOLE_URL'] || undefined)
  return {
    ...(webhook !== undefined && { webhook }),
    ...(slack !== undefined && { slack }),
    ...(heartbeat !== undefined && { heartbeat }),
    ...(mail && { mail }),
    ...(consoleUrl !== undefined && { console: consoleFrom(consoleUrl) }),
    ...(flags.digest !== undefined && { digestHour: hourFrom(flags.digest) }),
  }
}

function urlFrom(
  secret: Secret,
  flags: TellFlags,
  env: Environment,
  protocols = /^https?:$/,
): string | undefined {
  const text = readSecret(secret, flags, env)
  if (text === undefined) return undefined
  if (!URL.canParse(text) || !protocols.test(new URL(text).protocol)) {
    throw new OptionError(
      `${secret.variable} or --${secret.name}-file does not hold a URL of the expected kind.`,
    )
  }
  return text
}

function mailFrom(flags: TellFlags, env: Environment): TellOptions['mail'] {
  const smtpUrl = urlFrom(SMTP, flags, env, /^smtps?:$/)
  const { mailFrom: from, mailTo: to } = flags
  if (smtpUrl === undefined && from === undefined && to === undefined) return undefined
  if (smtpUrl === undefined || from === undefined || to === undefined) {
    throw new OptionError(
      'Mail needs --mail-from, --mail-to and a mail server, in OFFSITE_SMTP_URL or --smtp-url-file.',
    )
  }
  const wrong = [from, ...to].find((address) => !/^[^\s@]+@[^\s@]+$/.test(address))
  if (wrong !== undefined) {
    throw new OptionError(`--mail-from and --mail-to take addresses, not '${wrong}'.`)
  }
  return { smtpUrl, from, to }
}

function consoleFrom(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new OptionError('--console-url takes a URL, such as https://offsite.example.com.')
  }
  return text.replace(/\/+$/, '')
}

function hourFrom(text: string): number {
  const hour = wholeNumber(text)
  if (!(hour <= 23)) {
    throw new OptionError(`--digest takes an hour of the day in UTC from 0 to 23, not '${text}'.`)
  }
  return hour
}
