/**
 * Lets random people walk through the console, with faults and a jumping clock, and looks at what
 * they leave behind: npm run monkey -- --seed 7 --actions 500 --walks 20
 */
import { runWith } from './lib/walks.mjs'

await runWith('monkey.spec.ts', {
  seed: 'OFFSITE_MONKEY_SEED',
  actions: 'OFFSITE_MONKEY_ACTIONS',
  walks: 'OFFSITE_MONKEY_WALKS',
})
