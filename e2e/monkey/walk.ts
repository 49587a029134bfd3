import type { BrowserContext, Page } from '@playwright/test'
import type { Offsite } from '../offsite'
import { createDice, type Dice } from './dice'
import { act, anyAddress, signInWhereAsked } from './person'
import { anyFault, anyJump } from './troubles'
import type { Witness } from './witness'

interface Walk {
  context: BrowserContext
  offsite: Offsite
  witness: Witness
  /** Takes down each step, so that what went wrong can be followed. */
  diary: string[]
  seed: number
  actions: number
  /** Stays in one tab, and in the document that was loaded at first. */
  oneDocument?: boolean
  /** Where it goes on; a new tab when left out. */
  page?: Page
}

const MOST_TABS = 3

/**
 * Walks at random through the console, in several tabs, with faults and a jumping clock.
 * @returns the tab in which it ends
 */
export async function walk(options: Walk): Promise<Page> {
  const { context, offsite, witness, diary, seed, actions, oneDocument = false } = options
  const dice = createDice(seed)
  let page = options.page ?? (await context.newPage())
  if (!options.page) await page.goto(offsite.url + anyAddress(dice))
  for (let step = 0; step < actions; step++) {
    if (await signInWhereAsked(page, dice)) diary.push('sign in')
    const trouble = await makeTrouble(dice, offsite)
    if (trouble !== undefined) diary.push(trouble)
    const turn = oneDocument
      ? { page, did: await act(page, dice) }
      : await moveAbout({ page, dice, context, offsite })
    page = turn.page
    diary.push(`${step}: ${turn.did}`)
    await witness.note(`seed ${seed}, action ${step}, ${turn.did}`, page)
  }
  return page
}

async function makeTrouble(dice: Dice, offsite: Offsite): Promise<string | undefined> {
  if (dice.chance(0.06)) {
    const fault = anyFault(dice)
    await offsite.fault(fault)
    return `fault ${JSON.stringify(fault)}`
  }
  if (dice.chance(0.06)) {
    await offsite.clearFaults()
    return 'clear all faults'
  }
  if (dice.chance(0.02)) {
    const jump = anyJump(dice)
    await offsite.advance(jump)
    return `advance by ${jump}`
  }
  if (dice.chance(0.003)) {
    await offsite.kill()
    await offsite.restart()
    return 'kill and restart'
  }
  return undefined
}

interface Turn {
  page: Page
  dice: Dice
  context: BrowserContext
  offsite: Offsite
}

async function moveAbout(turn: Turn): Promise<{ page: Page; did: string }> {
  const { page, dice, context, offsite } = turn
  if (!dice.chance(0.12)) return { page, did: await act(page, dice) }
  switch (dice.below(6)) {
    case 0:
      await page.goBack({ waitUntil: 'commit', timeout: 5000 }).catch(() => null)
      return { page, did: 'go back' }
    case 1:
      await page.goForward({ waitUntil: 'commit', timeout: 5000 }).catch(() => null)
      return { page, did: 'go forward' }
    case 2:
      await page.reload({ waitUntil: 'commit' })
      return { page, did: 'reload' }
    case 3: {
      const address = anyAddress(dice)
      await page.goto(offsite.url + address, { waitUntil: 'commit' }).catch(() => null)
      return { page, did: `go to ${address}` }
    }
    case 4:
      return { page: await openTab(turn), did: 'open a tab' }
    default: {
      const other = dice.pick(context.pages())
      await other.bringToFront()
      return { page: other, did: 'change tabs' }
    }
  }
}

async function openTab({ context, page, offsite, dice }: Turn): Promise<Page> {
  if (context.pages().length >= MOST_TABS) {
    const oldest = context.pages().find((one) => one !== page)
    await oldest?.close({ runBeforeUnload: false })
  }
  const tab = await context.newPage()
  await tab.goto(offsite.url + anyAddress(dice), { waitUntil: 'commit' })
  return tab
}
