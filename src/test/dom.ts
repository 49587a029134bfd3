import '@testing-library/jest-dom/vitest'
import { configure } from '@testing-library/react'
import { vi } from 'vitest'

/*
 * For tests: what the console asks of a browser and jsdom does not have. Only what it takes for the
 * pages to run; how dialogs and popovers behave is tested in a browser.
 */

HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true
}
HTMLDialogElement.prototype.close = function close() {
  this.open = false
}
HTMLElement.prototype.showPopover = () => {}
HTMLElement.prototype.hidePopover = () => {}
Element.prototype.scrollIntoView = () => {}
window.scrollTo = () => {}

// Nothing is laid out here: a picture is as wide as it is told to be, and a row as high.
const ROW = 60
Object.defineProperty(window.HTMLTableRowElement.prototype, 'offsetHeight', { get: () => ROW })
window.ResizeObserver = class {
  constructor(private readonly tell: ResizeObserverCallback) {}
  observe(target: Element) {
    const size = { blockSize: ROW, inlineSize: 640 }
    const entry = { target, contentRect: { width: 640 }, borderBoxSize: [size] }
    this.tell([entry as unknown as ResizeObserverEntry], this)
  }
  unobserve() {}
  disconnect() {}
}
window.matchMedia = (media) =>
  Object.assign(new EventTarget(), { media, matches: false }) as MediaQueryList

// There is no canvas to draw on. The chart's words and table are what is tested here.
vi.doMock('uplot', () => ({
  default: class {
    destroy() {}
  },
}))

configure({
  // Pages answer in milliseconds; the machine may be busy with other things.
  asyncUtilTimeout: 15_000,
  // What a person would read tells more than pages of markup, and costs less.
  getElementError: (message) => {
    const shown = document.querySelector('dialog') ?? document.querySelector('main')
    return new Error(`${message?.split('\n')[0]} It says: ${shown?.textContent ?? 'nothing'}`)
  },
})
