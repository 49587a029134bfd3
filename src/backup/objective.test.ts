import { describe, expect, it } from 'vitest'
import { gradeOf, objectiveOf, parseObjective } from './objective'

describe('the objective that is assumed', () => {
  it.each([
    ['pg', {}, undefined, 26],
    ['mysql', {}, undefined, 26],
    ['opensearch', {}, undefined, 3],
    ['valkey', {}, undefined, 14],
    ['grafana', {}, undefined, 3],
    ['something_new', {}, undefined, 26],
    ['pg', { backup_interval_hours: 4 }, undefined, 6],
    ['pg', { backup_interval_hours: null }, undefined, 26],
    ['pg', { backup_interval_hours: '4' }, undefined, 26],
    ['pg', { backup_interval_hours: 4 }, { backup_interval_hours: 12 }, 14],
    ['pg', {}, { backup_interval_hours: null }, 26],
    ['pg', {}, null, 26],
  ])('%s with %j and a schedule of %j: %i h', (type, config, scheduled, hours) => {
    const report =
      scheduled === undefined ? undefined : { backups: [], scheduled_backup_time: scheduled }
    const service = { service_type: type, user_config: config }
    expect(objectiveOf(service, { report })).toEqual({ seconds: hours * 3600, source: 'assumed' })
  })
})

describe('an objective', () => {
  const service = (tag?: string) => ({
    service_type: 'pg',
    user_config: {},
    tags: { team: 'orders', ...(tag === undefined ? {} : { 'offsite:rpo': tag }) },
  })

  it('set in this browser wins over the tag, and the tag over what is assumed', () => {
    expect(objectiveOf(service('4h'), { chosen: 600 })).toEqual({
      seconds: 600,
      source: 'this browser',
    })
    expect(objectiveOf(service('4h'))).toEqual({ seconds: 14_400, source: 'tag' })
    expect(objectiveOf(service())).toEqual({ seconds: 93_600, source: 'assumed' })
  })

  it('says which tag could not be read, and is assumed then', () => {
    expect(objectiveOf(service('soon'))).toEqual({
      seconds: 93_600,
      source: 'assumed',
      unreadableTag: 'soon',
    })
    expect(objectiveOf(service('soon'), { chosen: 600 }).unreadableTag).toBe('soon')
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
    expect(gradeOf(ratio)).toBe(grade)
  })
})
