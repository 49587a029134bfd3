/**
 * What is wrong with the look of what is on the screen, a line each: words that leave the control
 * that they belong to, controls that lie over one another, and what lies outside of the window.
 * Runs in the page: it uses nothing from outside of itself.
 */
export function faultsOfLook(): string[] {
  const CONTROLS =
    'button, a[href], input, select, textarea, summary, label, [role="option"], [role="status"] > *'
  const MOST = 2
  const top = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body

  const isSeen = (element: Element) => {
    const { width, height } = element.getBoundingClientRect()
    if (width <= 1 || height <= 1 || !element.checkVisibility()) return false
    const style = getComputedStyle(element)
    return style.visibility === 'visible' && style.opacity !== '0'
  }
  const controls = [...top.querySelectorAll(CONTROLS)]
    .filter((element) => isSeen(element) && !element.closest('svg, .visually-hidden'))
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
  const name = (element: Element) =>
    `${element.localName} “${(element.textContent || element.getAttribute('aria-label') || '').trim().slice(0, 40)}”`
  const faults: string[] = []

  for (const { element, box } of controls) {
    // A link in a sentence has the lines of its sentence.
    if (getComputedStyle(element).display === 'inline') continue
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const text = walker.currentNode
      if (
        !text.nodeValue?.trim() ||
        text.parentElement?.closest('option, .visually-hidden, [hidden]')
      )
        continue
      const range = document.createRange()
      range.selectNodeContents(text)
      const words = range.getBoundingClientRect()
      const leaves =
        words.left < box.left - MOST ||
        words.right > box.right + MOST ||
        words.top < box.top - MOST ||
        words.bottom > box.bottom + MOST
      if (words.width > 0 && leaves) faults.push(`${name(element)} does not hold its words`)
    }
    if (box.left < -MOST || box.right > document.documentElement.clientWidth + MOST) {
      const scrolls = element.closest('[class*="scroll"], .visually-hidden')
      if (!scrolls) faults.push(`${name(element)} is beside the window`)
    }
  }

  controls.forEach((one, index) => {
    for (const other of controls.slice(index + 1)) {
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue
      const width =
        Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
      const height =
        Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
      if (width <= MOST || height <= MOST) continue
      // What is scrolled under something that stays is not in its way.
      const stays = [one, other].some(({ element }) => isStuck(element) !== isStuck(other.element))
      if (!stays) faults.push(`${name(one.element)} lies over ${name(other.element)}`)
    }
  })
  return [...new Set(faults)]

  function isStuck(element: Element): Element | undefined {
    for (let each: Element | null = element; each && each !== top; each = each.parentElement) {
      const { position, overflowY } = getComputedStyle(each)
      if (position === 'sticky' || position === 'fixed' || overflowY === 'auto') return each
    }
    return undefined
  }
}
