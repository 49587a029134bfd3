/** The person asked the browser to load no more than is needed. Not every browser tells. */
export function savesData(): boolean {
  // What the types of the DOM do not know, as it is no standard yet.
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } }
  return connection?.saveData === true
}
