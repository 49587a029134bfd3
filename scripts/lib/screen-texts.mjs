import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'

/**
 * The texts in a source file that a person may read: strings and templates of more than one word or
 * with a capital letter, and text between tags. Comments are not among them.
 * @param {string} root the project's folder
 * @param {string} file below it
 * @returns {string[]} in order, with white space made single
 */
export function textsIn(root, file) {
  const source = readFileSync(join(root, file), 'utf8')
  const texts = []
  const visit = (node) => {
    if (!node || typeof node !== 'object' || node.type === 'ImportDeclaration') return
    if (node.type === 'JSXText') texts.push(node.value)
    if (node.type === 'Literal' && typeof node.value === 'string') texts.push(node.value)
    if (node.type === 'TemplateLiteral') texts.push(source.slice(node.start + 1, node.end - 1))
    for (const child of Object.values(node)) visit(child)
  }
  visit(parseSync(file, source).program)
  return texts
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => /[A-Za-z]{2}/.test(text) && (text.includes(' ') || /^[A-Z]/.test(text)))
}
