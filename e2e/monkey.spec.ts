import { expectCalm, takeStock, unasked } from './monkey/aftermath'
import { expectFlat, goToCoverage, measureMemory } from './monkey/memory'
import { walk } from './monkey/walk'
import { watch } from './monkey/witness'
import { expect, test } from './offsite'

/** Set by `npm run monkey -- --seed N --actions M`. */
const SEED = Number(process.env['OFFSITE_MONKEY_SEED'] ?? 1)
const ACTIONS = Number(process.env['OFFSITE_MONKEY_ACTIONS'] ?? 150)
const WALKS = Number(process.env['OFFSITE_MONKEY_WALKS'] ?? 1)

for (const seed of Array.from({ length: WALKS }, (_, index) => SEED + index)) {
  test(`a random person leaves nothing broken behind, seed ${seed}`, async ({
    context,
    offsite,
  }, testInfo) => {
    test.setTimeout(120_000 + ACTIONS * 1000)
    context.on('dialog', (dialog) => void dialog.accept())
    const witness = watch(context)
    const before = await takeStock(offsite)
    const diary: string[] = []
    try {
      await walk({ context, offsite, witness, diary, seed, actions: ACTIONS })
    } finally {
      await testInfo.attach('diary', { body: diary.join('\n') })
    }
    await offsite.clearFaults()
    await expectCalm(await context.newPage(), offsite, witness)
    expect(unasked(before, await takeStock(offsite), witness)).toEqual([])
  })
}

test('memory stays flat over many actions', async ({ context, offsite }) => {
  test.skip(process.env['OFFSITE_MONKEY_ACTIONS'] === undefined, 'part of npm run monkey')
  test.setTimeout(120_000 + ACTIONS * 1000)
  const witness = watch(context)
  const options = { context, offsite, witness, diary: [], oneDocument: true }
  // The first walk loads what is loaded once.
  const page = await walk({ ...options, seed: SEED, actions: ACTIONS / 4 })
  await goToCoverage(page, offsite)
  const before = await measureMemory(page)
  await walk({ ...options, page, seed: SEED + 1, actions: ACTIONS })
  await goToCoverage(page, offsite)
  expectFlat(before, await measureMemory(page))
})
