/**
 * Opens the pages of the console while an API's answers are changed at random:
 * npm run mutate -- --seed 7 --answers 2000
 */
import { runWith } from './lib/walks.mjs'

await runWith('mutate.spec.ts', {
  seed: 'OFFSITE_MUTATE_SEED',
  answers: 'OFFSITE_MUTATE_ANSWERS',
})
