import { createBrowserHistory, type RouterHistory } from '@tanstack/react-router'

/**
 * The browser's history, without the demo's folder in front of what the console sees of an address.
 * @param folder the path of that folder, without a slash at its end
 */
export function historyBelow(folder: string): RouterHistory {
  return createBrowserHistory({
    parseLocation: () => {
      const { search, hash } = window.location
      const pathname = window.location.pathname.slice(folder.length)
      return { href: pathname + search + hash, pathname, search, hash, state: window.history.state }
    },
    createHref: (path) => folder + path,
  })
}
