import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { PROTECTION_STATES } from '~/backup/protection'
import { watched } from './test/watched'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

it.each(['deploy/prometheus/offsite.rules.yaml', 'deploy/grafana/offsite.json'])(
  '%s asks for metrics and states that there are',
  async (path) => {
    const { watcher, metricsText } = watched()
    await watcher.pass()
    const there = new Set(
      [...(await metricsText()).matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name),
    )
    const text = read(path)
    const asked = [...text.matchAll(/\boffsite_\w+/g)].map(([name]) => name)
    expect(asked.length).toBeGreaterThan(5)
    expect(asked.filter((name) => !there.has(name))).toEqual([])
    const states = [...text.matchAll(/\bstate!?[=~]+\\?"([^"\\]+)/g)].flatMap(([, names = '']) =>
      names.split('|'),
    )
    expect(states).not.toEqual([])
    expect(states.filter((state) => !PROTECTION_STATES.some((known) => known === state))).toEqual(
      [],
    )
  },
)
