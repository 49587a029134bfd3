import { createTransport } from 'nodemailer'
import type { Channel } from './webhooks'
import { writeLines, writeSubject } from './words'

export interface MailOptions {
  /** Such as `smtps://user:password@smtp.example.com`: a secret. */
  smtpUrl: string
  from: string
  to: readonly string[]
  /** The console's address, for links. */
  console?: string
}

/** Milliseconds that a mail server may take for each step. */
const LIMIT = 15_000

/** Sends messages as mail of plain text. The id of a mail is that of its message. */
export function mail({ smtpUrl, from, to, console }: MailOptions): Channel {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: LIMIT,
    greetingTimeout: LIMIT,
    socketTimeout: LIMIT,
  })
  return {
    name: 'mail',
    send: async ({ id, content }) => {
      try {
        await transport.sendMail({
          from,
          to: [...to],
          subject: `Offsite: ${writeSubject(content)}`,
          text: `${writeLines(content, console).join('\n')}\n`,
          messageId: `<${id}@offsite>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
      } catch (error) {
        throw new Error(describeReason(error), { cause: error })
      }
    },
  }
}

/** The kind of error: a server's own words may repeat what it was sent. */
function describeReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  return `the mail server did not take it (${code})`
}
