import type { Files } from './files'

/**
 * The page for any address of the console: the addresses in it, which begin at its own, begin at the
 * demo's folder.
 * @param base the address of that folder
 */
export async function openPages(files: Files, base: string): Promise<Response> {
  const response = await files.find('index.html')
  const page = (await response.text()).replaceAll('="./', () => `="${new URL(base).pathname}`)
  return new Response(page, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' },
  })
}
