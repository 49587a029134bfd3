import { expect } from '@playwright/test'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Remote } from './protocol'

/** Finds elements by role and name in any browser, by the same rules as the component tests. */
const QUERIES = createRequire(import.meta.url).resolve(
  '@testing-library/dom/dist/@testing-library/dom.umd.min.js',
)

/** The key of an element's id in what WebDriver takes and gives. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'

type Element = Record<typeof ELEMENT, string>

/** An element by its role and name; with a `*` at its end, the text is a part of the name. */
export interface Target {
  role: string
  name?: string
  within?: Target
}

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** A page in a browser, driven by what a person can see: whatever is not there yet is waited for. */
export class Browser {
  constructor(
    private readonly remote: Remote,
    /** Where pictures are kept; undefined for none. */
    private readonly pictures: string | undefined,
  ) {}

  async open(url: string) {
    await this.remote.send('go', { url })
  }

  /** Gives the page this room, in CSS pixels: a window has its own bars besides. */
  async resize(width: number, height: number) {
    const room = () => this.run(() => [innerWidth, innerHeight] as const)
    await this.remote.send('resize', { x: 0, y: 0, width, height })
    const [w, h] = await room()
    await this.remote.send('resize', { x: 0, y: 0, width: 2 * width - w, height: 2 * height - h })
    await expect.poll(room).toEqual([width, height])
  }

  async click(target: Target) {
    await this.with(target, (id) => this.remote.send('click', { id }))
  }

  async fill(target: Target, text: string) {
    await this.with(target, async (id) => {
      await this.remote.send('clear', { id })
      await this.remote.send('type', { id, text })
    })
  }

  /** Where it is in the window. */
  async box(target: Target): Promise<Box> {
    return this.on(target, (element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      return { x, y, width, height }
    })
  }

  async text(target: Target): Promise<string> {
    return this.on(target, (element) => (element as HTMLElement).innerText)
  }

  async gone(target: Target) {
    await expect.poll(async () => this.query(target)).toBeNull()
  }

  /** Runs a function in the page with the element; it knows nothing but what it is given. */
  async on<T>(target: Target, script: (element: globalThis.Element) => T): Promise<T> {
    return this.with(target, (id) => this.run(script, { [ELEMENT]: id } as never))
  }

  async run<T, A extends unknown[]>(script: (...args: A) => T, ...args: A): Promise<T> {
    const source = `return (${script.toString()}).apply(null, arguments)`
    return (await this.remote.send('run', { script: source, args })) as T
  }

  async picture(name: string) {
    if (this.pictures === undefined) return
    await mkdir(this.pictures, { recursive: true })
    const picture = await this.remote.send('picture')
    const [engine] = this.remote.version.toLowerCase().split(' ')
    await writeFile(
      join(this.pictures, `${engine}-${name}.png`),
      Buffer.from(String(picture), 'base64'),
    )
  }

  /** Does something with an element once it is there; again where the browser refuses, as it moves. */
  private async with<T>(target: Target, act: (id: string) => Promise<T>): Promise<T> {
    let result: T | undefined
    await expect(async () => {
      const found = await this.query(target)
      if (!found) throw new Error(`There is no ${describe(target)}.`)
      result = await act(found[ELEMENT])
    }).toPass({ timeout: 8_000, intervals: [50, 100, 200] })
    return result as T
  }

  private async query(target: Target): Promise<Element | null> {
    const path: Target[] = []
    for (let each: Target | undefined = target; each; each = each.within) path.unshift(each)
    const has = await this.run(() => 'offsiteQueries' in window)
    if (!has) {
      const script = `${await readFile(QUERIES, 'utf8')}; window.offsiteQueries = TestingLibraryDom`
      await this.remote.send('run', { script, args: [] })
    }
    return this.run(findByRole, path) as Promise<Element | null>
  }
}

function describe({ role, name = '', within }: Target): string {
  return `${role} “${name}”${within ? ` in ${describe(within)}` : ''}`
}

/** Runs in the page. */
function findByRole(path: readonly Target[]): unknown {
  // What was put there before.
  const { queryAllByRole } = (window as never as { offsiteQueries: Queries }).offsiteQueries
  let place: HTMLElement = document.body
  for (const { role, name } of path) {
    const wanted = (accessible: string) =>
      name === undefined ||
      (name.endsWith('*') ? accessible.includes(name.slice(0, -1)) : accessible === name)
    const found = queryAllByRole(place, role, { name: wanted })[0]
    if (!found) return null
    place = found
  }
  return place
}

interface Queries {
  queryAllByRole: (
    within: HTMLElement,
    role: string,
    options: { name: (accessible: string) => boolean },
  ) => HTMLElement[]
}
