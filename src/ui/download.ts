/**
 * Hands the browser a file that was made here.
 * @param name the file's name
 * @param content text, written as UTF-8
 * @param type such as `text/csv`
 */
export function download(name: string, content: string, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser reads the file after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
