import { describe, expect, it } from 'vitest'
import { formatObjective, gradeAge, parseObjective, readObjective } from './objective'

describe('the objective that is assumed', () => {
  it.each([
    ['pg', {}, 26],
    ['mysql', {}, 26],
    ['opensearch', {}, 3],
    ['valkey', {}, 14],
    // Once its hour is set, Valkey is backed up daily.
    ['valkey', { backup_hour: 3 }, 26],
    ['pg', { backup_hour: 3 }, 26],
    ['grafana', {}, 3],
    ['something_new', {}, 26],
    ['pg', { backup_interval_hours: 4 }, 6],
    ['pg', { backup_interval_hours: null }, 26],
    ['pg', { backup_interval_hours: '4' }, 26],
    ['pg', { backup_interval_hours: 1e308 }, 26],
    ['pg', { backup_interval_hours: -4 }, 26],
    ['pg', { backup_interval_hours: 0 }, 26],
  ])('for %s with %j: %i h', (type, config, hours) => {
    const service = { service_type: type, user_config: config }
    expect(readObjective(service)).toEqual({ seconds: hours * 3600, source: 'assumed' })
  })
})

describe('an objective', () => {
  const service = (tags: Record<string, string>) => ({
    service_type: 'pg',
    user_config: {},
    tags: { team: 'orders', ...tags },
  })

  it.each([
    [{ offsite_rpo: '4h' }, { seconds: 14_400, source: 'tag' }],
    // As an earlier version wrote it.
    [{ 'offsite:rpo': '4h' }, { seconds: 14_400, source: 'tag' }],
    [
      { offsite_rpo: '4h', 'offsite:rpo': '8h' },
      { seconds: 14_400, source: 'tag' },
    ],
    [{}, { seconds: 93_600, source: 'assumed' }],
    [{ offsite_rpo: 'soon' }, { seconds: 93_600, source: 'assumed', unreadableTag: 'soon' }],
  ])('with %j is %j', (tags, objective) => {
    expect(readObjective(service(tags))).toEqual(objective)
  })

  it.each([
    [14_400, '4h'],
    [5400, '1h30m'],
    [60, '1m'],
    [61, '2m'],
    [129_600, '36h'],
  ])('of %i s is written as %s, and read back', (seconds, text) => {
    expect(formatObjective(seconds)).toBe(text)
    expect(parseObjective(text)).toBe(Math.ceil(seconds / 60) * 60)
  })

  it.each([
    ['4h', 14_400],
    ['4 H', 14_400],
    [' 90m ', 5400],
    ['90min', 5400],
    ['90 min', 5400],
    ['1d', 86_400],
    ['1d 12h', 129_600],
    ['1h30m', 5400],
    ['1.5h', 5400],
    ['366d', 31_622_400],
    ['', undefined],
    ['4', undefined],
    ['4s', undefined],
    ['4 hours', undefined],
    ['0h', undefined],
    ['-4h', undefined],
    ['367d', undefined],
    ['1e9h', undefined],
    ['about 4h', undefined],
  ])('reads %j as %s s', (text, seconds) => {
    expect(parseObjective(text)).toBe(seconds)
  })

  it.each([
    [0, 'within'],
    [1, 'within'],
    [1.01, 'over'],
    [2, 'over'],
    [2.01, 'over-twice'],
    [4, 'over-twice'],
    [4.01, 'over-four-times'],
    [Infinity, 'over-four-times'],
  ])('at %d times its length is %s', (ratio, grade) => {
    expect(gradeAge(ratio)).toBe(grade)
  })
})
