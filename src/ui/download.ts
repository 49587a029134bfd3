import { inEnglish } from '~/lib/locale'

/**
 * Hands the browser a file that is made here. A file is kept, sent and read by programs: its numbers and
 * dates are in one form, whatever the reader's locale is.
 * @param name the file's name
 * @param make writes the text, of which UTF-8 is made
 * @param type such as `text/csv`
 */
export function download(name: string, make: () => string, type: string): void {
  const url = URL.createObjectURL(new Blob([inEnglish(make)], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser reads the file after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
