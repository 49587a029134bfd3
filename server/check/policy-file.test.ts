import { describe, expect, it } from 'vitest'
import { readPolicyFile } from './policy-file'

const problemsOf = (text: string) => {
  const read = readPolicyFile(text)
  return 'problems' in read
    ? read.problems.map(({ line, column, text: what }) => `${line}:${column} ${what}`)
    : []
}

describe('a policy file', () => {
  it('asks for protection of everything that it names, unless it says otherwise', () => {
    const read = readPolicyFile(`
version: 1
rules:
  - name: gold
    match: { projects: [acme-*], tags: { tier: gold } }
    require: { rpo: 4h, drill_within: 90d, residency: [de] }
  - name: rest
exceptions:
  - { project: acme-production, service: legacy-*, until: 2027-01-31, reason: It moves }
`)
    expect(read).toMatchObject({
      policy: {
        rules: [
          { name: 'gold', require: { protected: true, rpo: 14_400, drill_within: 7_776_000 } },
          { name: 'rest', match: {}, require: { protected: true }, optional: false },
        ],
        exceptions: [{ until: '2027-01-31', reason: 'It moves' }],
      },
    })
  })

  it('tells all that is wrong with it, with line and column and what to do', () => {
    const text = `version: 2
rules:
  - name: gold
    match:
      project: [acme]
      types: [postgres]
    require:
      rpo: 4 hours
      min_distance_km: far
      residency: [eruope, uk, eu]
      drill_within: 90
  - match: {}
exceptions:
  - project: acme
    service: legacy
    rules: [backup]
    until: 31.12.2027
`
    expect(problemsOf(text)).toEqual([
      '1:10 version must be 1, not “2”',
      expect.stringMatching(
        /^5:7 “project” is not known here\. Use projects, services, types, tags/,
      ),
      expect.stringMatching(/^6:15 “postgres” is not a service type .*pg/),
      expect.stringMatching(/^8:12 “4 hours” is not a length of time.*4h/),
      '9:24 rules[0].require.min_distance_km must be a number, not “far”',
      '10:19 “eruope” is not a continent, country or region. Write it as europe',
      '10:27 “uk” is not a continent, country or region. Write it as gb',
      '11:21 rules[0].require.drill_within must be a text, not “90”',
      '12:5 rules[1].name is missing. Add it',
      '14:5 exceptions[0].reason is missing. Add it',
      expect.stringMatching(
        /^16:13 exceptions\[0\]\.rules\[0\] must be protected or rpo or .*“backup”/,
      ),
      expect.stringMatching(/^17:12 “31\.12\.2027” is not a day\. .*2027-01-31/),
    ])
  })

  it('tells nothing that a terminal would act on', () => {
    const text = 'version: 1\nrules: [{name: a, require: {rpo: "\\e[31m\\n\\u202e", "\\e": 1}}]'
    const [first, second] = problemsOf(text)
    expect(first).toMatch(/^2:34 “ \[31m +” is not a length of time/)
    expect(second).toMatch(/^2:\d+ “ ” is not known here/)
  })

  it.each([
    ['', /^1:1 The file must be a map of keys and values, not empty/],
    ['- a', /^1:1 The file must be a map of keys and values, not a list/],
    ['version: 1\nrules: []', /^2:8 rules is empty/],
    ['version: 1\nrules:\n\t- name: a', /^3:1 This is not valid YAML/],
    ['version: 1\nversion: 1\nrules: [{name: a}]', /^2:1 This is not valid YAML: .*unique/],
    ['version: 1\nrules: [{name: a}, {name: a}]', /^2:8 Two rules have the same name/],
    ['version: 1\nrules: [{name: a, require: {min_distance_km: -1}}]', /must be more than 0/],
    ['version: 1\nrules: [{name: a}]\nexceptions:', /^3:12 exceptions must be a list, not empty/],
  ])('%j is refused', (text, problem) => {
    expect(problemsOf(text)).toEqual([expect.stringMatching(problem)])
  })
})
