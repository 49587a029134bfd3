import { expect, test } from 'vitest'
import { listCopies, findPause } from '../backups/copies'
import { baseBackups } from '../backups/base-backups'
import { findCloud, mayUse } from '../clouds'
import { currentRegion, type ServiceFacts } from '../model'
import { SERVICE_TYPES } from '../service-types/option-trees'
import { findPlan, servicePlan } from '../service-types/plans'
import { checkUserConfig } from '../services/user-config'
import { NO_SECRETS, serviceView } from '../services/view'
import { START, testSandbox } from '../test/support'
import { DAY } from '../time'
import { fleetContent } from './content'

const SIZE = 1500
const { projects, services, events } = fleetContent(START, 1, SIZE)
const SUPPORTING = new Set(['pg', 'mysql', 'opensearch'])

test('the same seed, time and size give the same fleet, another seed another', () => {
  const small = fleetContent(START, 1, 60)
  expect(fleetContent(START, 1, 60)).toEqual(small)
  expect(fleetContent(START, 2, 60).services).not.toEqual(small.services)
})

test.each([
  [1, 1],
  [50, 1],
  [51, 2],
  [130, 3],
])('%i services are in %i projects', (size, count) => {
  const fleet = fleetContent(START, 1, size)
  expect(fleet.services).toHaveLength(size)
  expect(fleet.projects).toHaveLength(count)
  expect(new Set(fleet.services.map(({ project }) => project))).toEqual(
    new Set(fleet.projects.map(({ name }) => name)),
  )
})

test('names are well-formed and taken once', () => {
  expect(new Set(projects.map(({ name }) => name)).size).toBe(projects.length)
  expect(new Set(services.map(({ project, name }) => `${project}/${name}`)).size).toBe(SIZE)
  for (const { name } of [...projects, ...services]) expect(name).toMatch(/^[a-z][-a-z0-9]{0,62}$/)
})

test('every user_config is valid', () => {
  const problems = services.flatMap(({ project, name, type, userConfig }) => {
    const problem = checkUserConfig(type, userConfig)
    return problem ? [[project, name, problem]] : []
  })
  expect(problems).toEqual([])
})

test('every plan is offered where it is used, every cloud may be used', () => {
  const wrong = services.filter(({ type, plan, cloud, backup }) => {
    const offered = findPlan(type, plan)
    const clouds = [cloud, backup.home, ...backup.regions.map((region) => region.cloud)]
    const usable = clouds.every((name) => {
      const found = findCloud(name)
      return found && mayUse(found)
    })
    return !usable || !offered || !(cloud in servicePlan(offered).regions)
  })
  expect(wrong).toEqual([])
})

test('second regions belong to types that take one, at the provider of service and backups', () => {
  const wrong = services.filter(({ type, cloud, backup }) => {
    const providers = [cloud, backup.home, ...backup.regions.map((region) => region.cloud)].map(
      (name) => findCloud(name)?.provider,
    )
    const takes = SUPPORTING.has(type) || type === 'valkey' || type === 'grafana'
    const atHome = backup.regions.some((region) => region.cloud === backup.home)
    return backup.regions.length > 0 && (!takes || atHome || new Set(providers).size > 1)
  })
  expect(wrong).toEqual([])
})

test('nothing happened before it could', () => {
  const wrong = services.filter(({ createdAt, backup, off }) =>
    [...backup.regions, ...backup.interruptions, ...off].some(
      ({ from, to }) => from < createdAt || from > START || (to ?? Infinity) <= from,
    ),
  )
  expect(wrong).toEqual([])
  expect(events.every(({ at }) => at <= START)).toBe(true)
})

/** What can be seen of the second region of a service. */
function seen(facts: ServiceFacts): string {
  const region = currentRegion(facts)
  if (!region) return SUPPORTING.has(facts.type) ? 'not protected' : 'not supported'
  const newest = listCopies(facts, baseBackups(facts, START), START).findLast(
    (copy) => copy.current,
  )
  if (!newest) return 'waiting'
  if (findPause(facts, START)) return 'paused'
  return START - newest.backup.startedAt > 2 * DAY ? 'behind' : 'protected'
}

test('all types, providers, continents, states and fates are there, in proportion', () => {
  const views = services.map((facts) => serviceView(facts, START, NO_SECRETS))
  const running = services.filter((_, i) => views[i]?.state !== 'POWEROFF')
  const clouds = services.map(({ cloud }) => findCloud(cloud))
  const setOf = (values: unknown[]) => new Set(values)
  expect(setOf(services.map(({ type }) => type))).toEqual(setOf([...SERVICE_TYPES]))
  expect(setOf(views.map(({ state }) => state))).toEqual(
    setOf(['RUNNING', 'REBUILDING', 'REBALANCING', 'POWEROFF']),
  )
  expect(setOf(clouds.map((cloud) => cloud?.provider))).toEqual(
    setOf(['aws', 'google', 'azure', 'do', 'upcloud', 'ovh']),
  )
  expect(setOf(clouds.map((cloud) => cloud?.geo_region)).size).toBeGreaterThanOrEqual(3)
  expect(setOf(running.map(seen))).toEqual(
    setOf(['protected', 'not protected', 'not supported', 'paused', 'behind', 'waiting']),
  )
  expect(services.some(({ cloud, backup }) => cloud !== backup.home)).toBe(true)
  // Moved to where its own copies are.
  expect(services.some((facts) => facts.cloud === currentRegion(facts)?.cloud)).toBe(true)
  // Its region was changed.
  expect(services.some(({ backup }) => backup.regions.length > 1)).toBe(true)

  const supporting = services.filter(({ type }) => SUPPORTING.has(type))
  const share = supporting.filter((facts) => currentRegion(facts)).length / supporting.length
  expect(share).toBeGreaterThan(0.45)
  expect(share).toBeLessThan(0.65)
})

test('a sandbox answers for it, and goes back to it', async () => {
  const sandbox = testSandbox({ fleet: 120 })
  const list = async (auth: string) => {
    const { body } = await sandbox.call('/v1/project', { auth: `Bearer ${auth}` })
    return (body as { projects: { project_name: string }[] }).projects.map(
      ({ project_name }) => project_name,
    )
  }
  const [name = ''] = await list('sandbox-admin')
  expect(sandbox.holds).toMatchObject({ projects: 3, services: 120 })
  const before = await sandbox.services(name)
  expect(before).toHaveLength(50)
  await sandbox.call(`/v1/project/${name}/service/${before[0]?.service_name}`, {
    body: { termination_protection: !before[0]?.termination_protection },
  })
  expect(await sandbox.services(name)).not.toEqual(before)
  await sandbox.call('/sandbox/reset', { method: 'POST' })
  expect(await sandbox.services(name)).toEqual(before)
  sandbox.close()
})

test('a reader is no member of a few projects', () => {
  const closed = projects.filter(({ members }) => !Object.values(members).includes('read_only'))
  expect(closed.length).toBeGreaterThan(0)
  expect(closed.length).toBeLessThan(projects.length / 4)
})
