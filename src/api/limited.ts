/**
 * Lets so many tasks run at a time; the others wait in the order they came.
 * @param most how many
 * @returns a function that runs a task in its turn and answers as the task does
 */
export function limited(most: number): <T>(task: () => Promise<T>) => Promise<T> {
  let running = 0
  const queue: (() => void)[] = []
  return async (task) => {
    if (running >= most) await new Promise<void>((resume) => queue.push(resume))
    else running += 1
    try {
      return await task()
    } finally {
      // Whoever waits longest takes the place over.
      const next = queue.shift()
      if (next) next()
      else running -= 1
    }
  }
}
