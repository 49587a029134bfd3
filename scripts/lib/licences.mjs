import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const LICENCE = /^(licen[cs]e|copying|notice)(\.|$|-)/i

/**
 * The licences of all packages that parts of may be in the built files.
 * @param root the folder of the project, with its packages installed
 * @returns one text, package by package
 * @throws Error when a package comes without the text of its licence
 */
export function collectLicences(root) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  return Object.entries(packages)
    .filter(([path, { dev, optional }]) => path !== '' && !dev && !optional)
    .map(([path, { version, license }]) => {
      const name = path.replace(/^.*node_modules\//, '')
      return [`${name} ${version}, ${license}`, ...readLicences(join(root, path), name)].join(
        '\n\n',
      )
    })
    .join(`\n\n${'-'.repeat(80)}\n\n`)
}

function readLicences(folder, name) {
  const files = readdirSync(folder).filter((file) => LICENCE.test(file))
  if (files.length === 0) throw new Error(`${name} has no file with its licence.`)
  return files.map((file) => readFileSync(join(folder, file), 'utf8').trim())
}
