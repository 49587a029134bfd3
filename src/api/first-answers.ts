import type { QueryClient } from '@tanstack/react-query'

/**
 * Waits for the first page and for what it reads. To draw a page without its answers, and again with
 * them, takes longer than to wait for answers that are on their way.
 * @param client whose reads are waited for
 * @param page settles when the page's code is there and its reads are under way
 * @param patience milliseconds to wait at most; after that the page is drawn and says that it is loading
 */
export async function awaitFirstAnswers(
  client: QueryClient,
  page: Promise<unknown>,
  patience: number,
): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const timeIsUp = new Promise<void>((resolve) => (timer = setTimeout(resolve, patience)))
  await Promise.race([page.then(() => untilAllIsRead(client)), timeIsUp])
  clearTimeout(timer)
}

async function untilAllIsRead(client: QueryClient): Promise<void> {
  const isRead = () => client.isFetching() === 0
  if (isRead()) return
  await new Promise<void>((resolve) => {
    const stop = client.getQueryCache().subscribe(() => {
      if (!isRead()) return
      stop()
      resolve()
    })
  })
}
