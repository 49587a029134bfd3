import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { readHcl, readResources } from '~/test/hcl'
import { exampleService } from '~/test/services'
import { bulkEquivalents } from './bulk'
import { createEquivalents } from './create'
import { AIVEN_API, type Equivalent } from './equivalent'
import { hclBody, hclString, printHcl } from './hcl'
import { createScripts } from './script'
import { tagEquivalents } from './tags'
import { updateEquivalents } from './update'
import { wellFormed } from './well-formed'

const UNIT = fc.constantFrom(
  ...Array.from('"\\$%{}[]()\n\r\t#\'`/*=a😀é\u0000\u0007\u0085\u200B\u202E\u2028\uFEFF\uD800'),
)
const TEXT = fc.oneof(
  fc.string({ unit: UNIT, maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '${var.x}',
    '$${var.x}',
    '%{ if true }x%{ endif }',
    '${file("/etc/passwd")}',
    '<<EOT\n${x}\nEOT\n',
    '<<-EOT',
    'EOT',
    '"\n}\nresource "aiven_pg" "other" {\n#',
    '*/ /*',
    '\\',
    '\\"',
    '\\u0041',
    '__proto__',
    '',
  ),
)

/** What the parser hands on for a text: templates as they are written, and Unicode's composed form. */
function asRead(text: string): string {
  return wellFormed(text)
    .replaceAll(/[$%](?=\{)/g, '$&$&')
    .normalize('NFC')
}

it('hands every text to Terraform as it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(TEXT, { minLength: 1, maxLength: 60 }), async (texts) => {
      const printed = printHcl(
        hclBody({
          comments: texts,
          attributes: [['texts', `[${texts.map(hclString).join(', ')}]`]],
        }),
      )
      expect(await readHcl(printed)).toEqual({ texts: texts.map(asRead) })
    }),
    { numRuns: 40 },
  )
})

const PRINTERS: Record<string, (text: string) => Equivalent[]> = {
  create: (text) => createEquivalents(creation(text)),
  'several creations': (text) =>
    createScripts(text, [creation(text), creation(text), creation(text, 'other')], 'file'),
  update: (text) =>
    updateEquivalents({
      apiUrl: AIVEN_API,
      project: text,
      serviceName: text,
      serviceType: 'pg',
      state: 'RUNNING',
      plan: 'business-4',
      patch: { timezone: text, gone: null, env: { [text]: text }, list: [text, { a: text }] },
    }),
  tags: (text) =>
    tagEquivalents({
      apiUrl: AIVEN_API,
      project: text,
      serviceName: text,
      serviceType: 'pg',
      state: 'RUNNING',
      tags: { [text]: text, [`${text}-gone`]: null },
    }),
  bulk: (text) =>
    bulkEquivalents([{ project: text, service: text, type: 'pg', region: text }], AIVEN_API, () =>
      exampleService({
        service_name: text,
        plan: text,
        cloud_name: text,
        disk_space_mb: 1024,
        project_vpc_id: text,
        tech_emails: [{ email: text }],
        tags: { [text]: text },
        maintenance: { dow: 'monday', time: text },
        user_config: { ip_filter: [{ network: text, description: text }], [text]: [text] },
      }),
    ),
}

const creation = (text: string, serviceType = 'pg') => ({
  apiUrl: AIVEN_API,
  project: text,
  serviceName: text,
  serviceType,
  plan: text,
  cloud: text,
  tags: { [text]: text },
  userConfig: { service_to_fork_from: text, recovery_target_time: text, [`${text}x`]: text },
})

it.each(Object.keys(PRINTERS))('%s: names and values stay names and values', async (kind) => {
  await fc.assert(
    fc.asyncProperty(TEXT, async (text) => {
      const printed = PRINTERS[kind]?.(text).find(({ tool }) => tool === 'Terraform')?.text ?? ''
      const file = await readHcl(printed)
      const known = ['terraform', 'import', 'resource', 'variable']
      expect(Object.keys(file).filter((block) => !known.includes(block))).toEqual([])
      const resources = Object.values(await readResources(printed))
      expect(resources).toHaveLength(kind === 'several creations' ? 2 : 1)
      if (kind === 'update' || kind === 'tags') return
      for (const resource of resources) {
        expect(resource).toMatchObject({ service_name: asRead(text), plan: asRead(text) })
      }
    }),
    { numRuns: 60 },
  )
})
