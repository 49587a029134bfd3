import { vi } from 'vitest'

/** For tests: what the page hands to the browser from now on, file by file. */
export function catchFiles() {
  const files: Blob[] = []
  const names: string[] = []
  Object.assign(URL, {
    createObjectURL: (file: Blob) => `blob:${files.push(file)}`,
    revokeObjectURL: () => {},
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
    this: HTMLAnchorElement,
  ) {
    names.push(this.download)
  })
  const read = (file: Blob = new Blob()) =>
    new Promise<string>((resolve) => {
      const reader = new FileReader()
      reader.addEventListener('load', () =>
        resolve(typeof reader.result === 'string' ? reader.result : ''),
      )
      reader.readAsText(file)
    })
  return {
    files,
    names,
    text: (index: number) => read(files[index]),
    texts: () => Promise.all(files.map(read)),
  }
}
