import { expect, it } from 'vitest'
import { backupPolicyWords } from './backup-policy'

it.each([
  [
    { interval: 24, max_count: 15, recovery_mode: 'pitr' },
    'Backups daily, 15 kept, any point in time',
  ],
  [{ interval: 12, max_count: 3, recovery_mode: 'basic' }, 'Backups every 12 h, 3 kept'],
  [
    { interval: 3, max_count: 1, recovery_mode: 'basic' },
    'Backups every 3 h, only the newest kept',
  ],
  [{ interval: 24, max_count: 0, recovery_mode: 'basic' }, 'No backups'],
  [
    {
      interval: 1,
      max_count: 24,
      recovery_mode: 'basic',
      frequent_interval_minutes: 60,
      frequent_oldest_age_minutes: 1440,
      infrequent_interval_minutes: 1440,
      infrequent_oldest_age_minutes: 20_160,
    },
    'Backups hourly for 1 day, daily for 14 days',
  ],
  [{ interval: 24 }, 'Backups daily'],
  [{ max_count: 3 }, undefined],
  [null, undefined],
])('%j is told as “%s”', (config, words) => {
  expect(backupPolicyWords(config)).toBe(words)
})
