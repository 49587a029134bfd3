/** A page that measures itself, from the browser's own event times to the frame that shows it. */

/** @typedef {{ selector: string, text: string }} Sight an element, and what its text, or an input's value, must match */

/**
 * Opens a page with an empty cache.
 * @param slowdown how many times slower the processor seems to be; 1 is full speed
 */
export async function openPage(browser, cookies, slowdown) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  await context.addCookies(cookies)
  // Measured is the console as it is used, after the tour of its first visit.
  await context.addInitScript(() => localStorage.setItem('offsite-tour', 'done'))
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await devtools.send('Performance.enable')
  await page.addInitScript(installSee)

  return {
    evaluate: page.evaluate.bind(page),
    getByRole: page.getByRole.bind(page),
    press: (key) => page.keyboard.press(key),
    click: (selector) => page.locator(selector).first().click(),
    back: () => page.goBack(),
    close: () => context.close(),
    /** Milliseconds to the first paint, and of scripts so far. */
    cost: async () => {
      const paint = await page.evaluate(findPaint)
      const { metrics } = await devtools.send('Performance.getMetrics')
      const script = metrics.find(({ name }) => name === 'ScriptDuration').value * 1000
      return { paint, script }
    },
    /** Nothing is loading any more. */
    settle: () => page.waitForLoadState('networkidle'),
    see: (sight) => page.evaluate((it) => window.offsiteSee(it), sight),
    /** Milliseconds from the start of the navigation to the frame that shows the sight. */
    visit: async (url, sight) => {
      await page.goto(url, { waitUntil: 'commit' })
      return page.evaluate((it) => window.offsiteSee(it), sight)
    },
    /** Milliseconds from the browser's input event to the frame that shows the sight. */
    measure: async (event, sight, act) => {
      await page.evaluate(armSee, { event, sight })
      await act()
      return page.evaluate(() => window.offsiteSeen)
    },
    /** Notes long tasks and the first answer with services from the next page on. */
    watch: () => page.addInitScript(installWatch),
    watched: () => page.evaluate(() => window.offsiteWatched()),
    /** Milliseconds until an address was answered for the first time. */
    firstAnswer: (path) =>
      page.evaluate(
        (end) =>
          performance.getEntriesByType('resource').find(({ name }) => name.endsWith(end))
            ?.responseEnd ?? Infinity,
        path,
      ),
    count: (selector) => page.locator(selector).count(),
    /** Milliseconds between frames while the page is scrolled through its first 200 screens. */
    scroll: () => page.evaluate(scrollThrough),
    /** Bytes that JavaScript holds after what is not needed has been dropped. */
    memory: async () => {
      await devtools.send('HeapProfiler.collectGarbage')
      const { usedSize } = await devtools.send('Runtime.getHeapUsage')
      return usedSize
    },
    /** Counts what crosses the network from now on, by kind; filled while pages load. */
    traffic: async () => {
      const kinds = new Map()
      const describeKind = new Map()
      devtools.on('Network.responseReceived', ({ requestId, type }) =>
        describeKind.set(requestId, type),
      )
      devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
        const kind = describeKind.get(requestId)?.toLowerCase() ?? 'other'
        const { size = 0, count = 0 } = kinds.get(kind) ?? {}
        kinds.set(kind, { size: size + encodedDataLength, count: count + 1 })
      })
      await devtools.send('Network.enable')
      return kinds
    },
  }
}

/* What follows runs in the page. */

function installSee() {
  window.offsiteSee = ({ selector, text }) =>
    new Promise((resolve) => {
      const pattern = new RegExp(text)
      const look = () => {
        const found = [...document.querySelectorAll(selector)].some((element) =>
          pattern.test(element.matches('input, textarea') ? element.value : element.textContent),
        )
        if (!found) return requestAnimationFrame(look)
        // A message is handled after the frame that this callback belongs to has been painted.
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => {
          port1.close()
          resolve(performance.now())
        })
        port1.start()
        port2.postMessage(null)
      }
      look()
    })
}

/** The browser notes it some time after it was. */
function findPaint() {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const [paint] = list.getEntriesByName('first-contentful-paint')
      if (paint) resolve(paint.startTime)
    }).observe({ type: 'paint', buffered: true })
  })
}

function armSee({ event, sight }) {
  window.offsiteSeen = new Promise((resolve) => {
    window.addEventListener(
      event,
      ({ timeStamp }) => resolve(window.offsiteSee(sight).then((at) => at - timeStamp)),
      { once: true, capture: true },
    )
  })
}

function installWatch() {
  const longTasks = []
  new PerformanceObserver((list) => {
    longTasks.push(...list.getEntries().map(({ duration }) => duration))
  }).observe({ type: 'longtask', buffered: true })
  // The tasks before the first answer start the page; they are measured with the other pages.
  window.offsiteWatched = () => {
    const answers = performance
      .getEntriesByType('resource')
      .filter(({ name }) => /\/v1\/project\/[^/]+\/service(\?|$)/.test(name))
    return { firstAnswer: Math.min(...answers.map(({ responseEnd }) => responseEnd)), longTasks }
  }
}

async function scrollThrough() {
  const frames = []
  let before = await new Promise(requestAnimationFrame)
  for (let i = 0; i < 60; i += 1) {
    window.scrollBy(0, 400)
    const now = await new Promise(requestAnimationFrame)
    frames.push(now - before)
    before = now
  }
  return frames
}
