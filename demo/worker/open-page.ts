import { tellPage } from '../../server/gateway'
import type { Files } from './files'

export const PAGE = 'index.html'

/**
 * The page for any address of the console: the addresses in it, which begin at its own, begin at the
 * demo's folder. As from a gateway it is told when nobody is signed in.
 * @param base the address of that folder
 * @param readSession the answer to `GET /session`
 */
export async function openPage(
  files: Files,
  base: string,
  readSession: () => Promise<Response>,
): Promise<Response> {
  const [file, answer] = await Promise.all([files.find(PAGE), readSession()])
  const session = (await answer.json()) as { signed_in?: boolean } // the gateway's own answer
  const page = (await file.text()).replaceAll('="./', () => `="${new URL(base).pathname}`)
  const withSession = session.signed_in === false ? tellPage(page, session) : undefined
  return new Response(withSession ?? page, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' },
  })
}
