/** What the page has for its server to fill in; empty, it says nothing. */
const UNTOLD = '<meta name="offsite-session" content=""'

/**
 * Writes the answer to `GET /session` into the console's page, so that the page need not ask.
 * @param page its HTML
 * @param session that answer
 * @returns undefined for a page without a place for it
 */
export function tellPage(page: string, session: object): string | undefined {
  if (!page.includes(UNTOLD)) return undefined
  const answer = escapeHtml(JSON.stringify(session))
  return page.replace(UNTOLD, () => UNTOLD.replace('""', `"${answer}"`))
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
