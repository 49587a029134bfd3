import { describe, expect, it } from 'vitest'
import { createLetters } from './letters'
import { ownLines, progressLine, resultLines } from './lines'
import { makeReport } from './report'
import { examined, type Answer } from './test/examined'

/** Two hundred texts that are nobody else's business, ten of each kind for each of twenty. */
const SECRETS = Array.from({ length: 20 }, (_, n) => [
  `AVNS_k3y${n}Qw8_zX`,
  `dana.doe+${n}@customer${n}.example`,
  `pg-${n}-customer.a.aivencloud.com`,
  `postgres://avnadmin:p4ss${n}@db${n}.customer.example:21699/defaultdb`,
  `203.0.113.${100 + n}/32`,
  `project-bluebird-${n}`,
  `Dana Doe the ${n}th`,
  `bluebird_team_${n}`,
  `-----BEGIN PRIVATE KEY-----MIIE${n}`,
  `eyJhbGciOiJIUzI1NiJ9.${n}.c2ln`,
]).flat()

/** Texts that lead to further calls, so that the examination goes on. */
const STRUCTURE = new Set(['project_name', 'service_name', 'service_type', 'cloud_name'])

/** Puts secrets wherever a text stands, and as keys into every object. */
function planter() {
  let next = 0
  const used = new Set<string>()
  const secret = () => {
    const text = SECRETS[(next += 1) % SECRETS.length] ?? ''
    used.add(text)
    return text
  }
  const plant = (part: unknown, key = ''): unknown => {
    if (typeof part === 'string') return STRUCTURE.has(key) ? part : secret()
    if (Array.isArray(part)) return part.map((item) => plant(item, key))
    if (typeof part !== 'object' || part === null) return part
    const planted = Object.entries(part).map(([name, value]) => [name, plant(value, name)])
    return { ...Object.fromEntries(planted), [secret()]: secret() }
  }
  const change = (answer: Answer) => {
    answer.body = plant(answer.body)
    answer.headers.set('x-ratelimit-customer', secret())
  }
  return { change, used }
}

async function everythingSaid(change: (answer: Answer) => void, token?: string) {
  const examination = await examined({ change, ...(token !== undefined && { token }) })
  const letters = createLetters()
  const progress = examination.readings.map((reading, index) =>
    progressLine(reading, index + 1, 1, letters),
  )
  return {
    examination,
    said: [...progress, ...resultLines(examination)].join('\n'),
    report: JSON.stringify(makeReport(examination, letters)),
    own: ownLines(examination, letters).join('\n'),
  }
}

describe('the report', () => {
  it('holds none of 200 secrets and names, nor does what is printed above it', async () => {
    const { change, used } = planter()
    const { examination, said, report } = await everythingSaid(change)
    expect(used.size).toBe(200)
    expect(examination.findings.length).toBeGreaterThan(20)
    const names = new Set(
      examination.asked.flatMap(({ pathname }) =>
        (/^\/v1\/project\/([^/]+)(?:\/service\/([^/]+))?/.exec(pathname) ?? [])
          .slice(1)
          .filter(Boolean),
      ),
    )
    expect(names.size).toBeGreaterThan(10)
    for (const text of [...SECRETS, ...names, 'acme']) {
      expect(report).not.toContain(text)
      expect(said).not.toContain(text)
    }
  })

  it('holds nothing of what a refusal says', async () => {
    const refuse = (answer: Answer) => {
      if (!answer.pathname.endsWith('/backups')) return
      answer.status = 403
      answer.body = { message: SECRETS[0], errors: [{ message: SECRETS[1] }] }
    }
    const { said, report } = await everythingSaid(refuse)
    for (const text of SECRETS) expect(report + said).not.toContain(text)
  })

  it('tells keys that an API may have, and no key that is also a text', async () => {
    const { report } = await everythingSaid(({ pathname, body }) => {
      if (!pathname.endsWith('/service/geo-pg')) return
      const { service } = body as { service: Record<string, unknown> }
      Object.assign(service, { replicas: 2, blue_bird: true, tags: { team: 'blue_bird' } })
    })
    expect(report).toContain('“replicas” (number)')
    expect(report).not.toContain('blue_bird')
  })

  it('leaves the names to the screen of who runs it, without what a terminal acts on', async () => {
    const { own } = await everythingSaid(({ pathname, body }) => {
      if (!pathname.endsWith('/service/geo-pg')) return
      Object.assign((body as { service: object }).service, { state: '\u001B[2JGONE' })
    })
    expect(own).toContain('project A: "acme-production"')
    expect(own).toContain('GONE')
    expect(own).not.toContain('\u001B')
  })
})
