import type { Files } from './files'

export const PAGE = 'index.html'

/**
 * The page for any address of the console: the addresses in it, which begin at its own, begin at the
 * demo's folder.
 * @param base the address of that folder
 */
export async function openPage(files: Files, base: string): Promise<Response> {
  const response = await files.find(PAGE)
  const page = (await response.text()).replaceAll('="./', () => `="${new URL(base).pathname}`)
  return new Response(page, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' },
  })
}
