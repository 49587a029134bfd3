import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { judgeReading } from '../watch/judge'
import { createReadApi } from '../watch/api'
import { readFleetOnce } from '../watch/read-fleet'
import { fleetKey } from '~/fleet/fleet-key'
import { PROTECTION_WORDS, protectionReason } from '~/words/protection'
import { decideVerdict } from '~/policy/finding'
import { checked, inShort } from './test/checked'

let there: Awaited<ReturnType<typeof checked>>

beforeEach(async () => {
  there = await checked()
})

afterEach(() => there.close())

const rules = (require: string, more = '') => `
version: 1
rules:
  - name: all
    match: { projects: [acme-production], services: [orders-pg, ledger-pg, inventory-mysql] }
    require: ${require}
${more}`

describe('without a policy', () => {
  it('the demo is broken by what is not protected, with what to do about it', async () => {
    const { findings, judged } = await there.check()
    expect(judged).toBe(27)
    expect(decideVerdict(findings)).toBe('broken')
    expect(inShort(findings.filter(({ outcome }) => outcome === 'broken'))).toEqual([
      'acme-analytics/logs-os protected broken',
      'acme-production/archive-mysql protected broken',
      'acme-production/billing-pg protected broken',
      'acme-production/inventory-mysql protected broken',
      'acme-production/ledger-pg protected broken',
      'acme-production/payments-pg protected broken',
      'acme-production/reports-pg protected broken',
      'acme-staging/staging-mysql protected broken',
      'acme-staging/staging-os protected broken',
      'acme-staging/staging-pg protected broken',
    ])
    const find = (name: string) => findings.find(({ service }) => service === name)
    expect(find('billing-pg')?.command).toBe(
      `avn --url ${there.url} service update billing-pg --project acme-production -c 'additional_backup_regions=["aws-eu-central-2"]'`,
    )
    const ledger = find('ledger-pg')
    const behind = (there.time.now - (ledger?.since ?? 0)) / 1000
    expect(behind).toBeCloseTo((ledger?.age ?? 0) * (1 - 1 / (ledger?.ratio ?? 0)), -1)
    expect(find('inventory-mysql')?.found).toContain('Object storage maintenance')
  })

  it('every service is told as the pages tell it', async () => {
    const { findings } = await there.check()
    const api = createReadApi({ url: there.url, token: 'sandbox-admin' })
    const rows = judgeReading(
      await readFleetOnce(api, { patterns: [], signal: AbortSignal.timeout(30_000) }),
    )
    const said = new Map(
      findings.map(({ project, service, state, found }) => [
        `${project}/${service}`,
        [state, found],
      ]),
    )
    expect(said.size).toBe(rows.length)
    for (const { service, protection } of rows) {
      const { label } = PROTECTION_WORDS[protection.state]
      const reason = protectionReason(protection, service.type)
      expect(said.get(fleetKey(service))).toEqual([label, `${label}: ${reason}`])
    }
  })

  it('nothing but GET is sent, whatever happens', async () => {
    await there.check()
    await there.fault({ path: '/v1/', probability: 0.3, status: 403 })
    await there.check(rules('{ rpo: 1h, drill_within: 30d, min_distance_km: 500 }'))
    const sent = there.asked.filter(({ path }) => path.startsWith('/v1/'))
    expect(sent.length).toBeGreaterThan(8)
    expect(sent.filter(({ method }) => method !== 'GET')).toEqual([])
  })
})

describe('a policy', () => {
  it('holds where all that it asks for is so', async () => {
    const { findings, notes } = await there.check(`
version: 1
rules:
  - name: orders
    match: { projects: [acme-pro*], services: [orders-*], types: [pg] }
    require:
      rpo: 6h
      min_distance_km: 1000
      residency: [europe]
`)
    expect(inShort(findings)).toEqual(
      ['protected', 'rpo', 'distance', 'residency'].map(
        (rule) => `acme-production/orders-pg ${rule} holds`,
      ),
    )
    expect(decideVerdict(findings)).toBe('holds')
    expect(notes).toEqual([expect.stringMatching(/^The policy has no rule for \d+ services/)])
  })

  it.each([
    ['{ min_distance_km: 1200 }', 'orders-pg distance broken', /1,090 km .* 1,200 km are required/],
    ['{ residency: [de] }', 'orders-pg residency broken', /aws-eu-west-1/],
    ['{ residency: [aws-*] }', 'orders-pg residency holds', /aws-\*/],
    ['{ rpo: 1m }', 'orders-pg rpo broken', /× the policy’s RPO of 1 min/],
    ['{ drill_within: 30d }', 'orders-pg drill unknown', /whether there was one is unknown/],
    ['{ protected: false, rpo: 366d }', 'ledger-pg rpo holds', /within the policy’s RPO/],
    ['{ rpo: 4h }', 'ledger-pg rpo broken', /× the policy’s RPO of 4 h/],
    ['{ rpo: 4h }', 'inventory-mysql rpo unknown', /Whether its log files reach/],
  ])('that requires %s: %s', async (require, short, found) => {
    const { findings } = await there.check(rules(require))
    const finding = findings.find((one) => inShort([one])[0] === `acme-production/${short}`)
    expect(finding?.found).toMatch(found)
  })

  it('is of the strictest that its rules ask for', async () => {
    const { findings } = await there.check(`
version: 1
rules:
  - { name: loose, require: { rpo: 30d } }
  - { name: strict, match: { services: [orders-pg] }, require: { rpo: 1m } }
`)
    const rpo = findings.filter(({ service, rule }) => service === 'orders-pg' && rule === 'rpo')
    expect(rpo).toMatchObject([{ by: 'strict', outcome: 'broken' }])
  })

  it('excepts until a day, and says what has expired and what is not needed', async () => {
    const { findings, notes } = await there.check(
      rules(
        '{}',
        `exceptions:
  - { project: acme-production, service: ledger-*, rules: [protected], until: 2026-08-21, reason: Moves }
  - { project: acme-*, service: inventory-mysql, until: 2026-08-20, reason: Was to move }
  - { project: acme-*, service: orders-pg, until: 2027-01-01, reason: Not needed }
`,
      ),
    )
    const of = (name: string) => findings.find(({ service }) => service === name)
    expect(of('ledger-pg')).toMatchObject({
      outcome: 'excepted',
      exception: { until: '2026-08-21', reason: 'Moves' },
    })
    expect(of('inventory-mysql')).toMatchObject({
      outcome: 'broken',
      found: expect.stringContaining('The exception for it ended on 2026-08-20.'),
    })
    expect(notes.join('\n')).toMatch(
      /Was to move\) ended on 2026-08-20[^]*Not needed\) is not needed/,
    )
  })

  it('with a rule that matches nothing has checked nothing', async () => {
    const misspelt = `
version: 1
rules:
  - { name: orders, match: { services: [orders-pg] } }
  - { name: gold, match: { tags: { tier: golt } }`
    const { findings } = await there.check(`${misspelt} }`)
    expect(inShort(findings)).toEqual([
      'acme-production/orders-pg protected holds',
      'policy unknown',
    ])
    expect(decideVerdict((await there.check(`${misspelt}, optional: true }`)).findings)).toBe(
      'holds',
    )
  })

  it('is judged for some projects only, where these are named', async () => {
    const both = `
version: 1
rules:
  - { name: production, match: { projects: [acme-production] } }
  - { name: staging, match: { projects: [acme-staging] }, require: { protected: false, residency: [europe] } }
`
    const { findings } = await there.check(both, ['acme-st*'])
    expect(new Set(findings.map(({ by }) => by))).toEqual(new Set(['staging']))
    expect(decideVerdict((await there.check(both, ['acme-x*'])).findings)).toBe('unknown')
  })

  it('asks a passed drill of the fork that is kept', async () => {
    const { call, time } = there
    const hour = 3_600_000
    const drill = (tags: Record<string, string>) =>
      call('/v1/project/acme-production/service/orders-pg-drill/tags', { body: { tags } })
    await call('/v1/project/acme-production/service', {
      method: 'POST',
      body: {
        service_name: 'orders-pg-drill',
        service_type: 'pg',
        plan: 'business-4',
        cloud: 'aws-eu-central-1',
        user_config: { service_to_fork_from: 'orders-pg' },
      },
    })
    const tags = {
      offsite_drill: 'orders-pg-drill',
      offsite_drill_source: 'orders-pg',
      offsite_drill_result: 'passed',
      offsite_drill_result_at: new Date(time.now).toISOString(),
    }
    await drill(tags)
    const outcome = async () =>
      (await there.check(rules('{ drill_within: 30d }'))).findings.find(
        ({ service, rule }) => service === 'orders-pg' && rule === 'drill',
      )
    expect(await outcome()).toMatchObject({ outcome: 'holds' })
    time.now += 31 * 24 * hour
    const late = await outcome()
    expect(late).toMatchObject({ outcome: 'broken' })
    expect((time.now - (late?.since ?? 0)) / hour).toBeCloseTo(24)
    await drill({ ...tags, offsite_drill_result: 'failed' })
    expect(await outcome()).toMatchObject({
      outcome: 'broken',
      found: expect.stringContaining('failed'),
    })
  })
})

describe('what cannot be read', () => {
  const HOLDS = `
version: 1
rules:
  - name: good
    match: { projects: [acme-production, acme-staging], services: [orders-pg] }
`

  it('is unknown, where a rule could be for it', async () => {
    await there.fault({ path: '^/v1/project/acme-staging/service', status: 403 })
    const { findings } = await there.check(HOLDS)
    expect(inShort(findings)).toEqual([
      'acme-production/orders-pg protected holds',
      'acme-staging reading unknown',
    ])
    expect(decideVerdict(findings)).toBe('unknown')
    const other = await there.check(HOLDS.replace(', acme-staging', ''))
    expect(decideVerdict(other.findings)).toBe('holds')
  })

  it('does not hide what is broken', async () => {
    await there.fault({ path: '^/v1/project/acme-staging/service', status: 403 })
    expect(decideVerdict((await there.check()).findings)).toBe('broken')
  })

  it('is everything, where the list of projects is refused', async () => {
    await there.fault({ path: '^/v1/project$', status: 403 })
    expect(decideVerdict((await there.check()).findings)).toBe('unknown')
  })

  it('is a project that the policy names and that is not there', async () => {
    const { findings } = await there.check(HOLDS.replace('acme-staging', 'acme-stagin'))
    expect(inShort(findings)).toContain('acme-stagin reading unknown')
  })

  it('leaves distances and continents unknown, but not names', async () => {
    await there.fault({ path: '^/v1/clouds$', status: 403 })
    const { findings } = await there.check(rules('{ min_distance_km: 10, residency: [europe] }'))
    expect(inShort(findings)).toEqual(
      expect.arrayContaining([
        'acme-production/orders-pg distance unknown',
        'acme-production/orders-pg residency unknown',
      ]),
    )
    const byName = await there.check(rules('{ residency: [google-*] }'))
    expect(inShort(byName.findings)).toContain('acme-production/orders-pg residency broken')
  })
})
