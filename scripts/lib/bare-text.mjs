import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAst } from 'vite'

/*
 * What a browser's translator does to a page: it puts another element in the place of each text.
 * React then fails where it removes such a text by itself, or inserts something before it. A text
 * that is its element's only child is safe, and so is one that nothing comes and goes before.
 */

/**
 * The texts in the console's components that would break a translated page, as `path:line`.
 * @param {string} root the project's folder
 */
export function bareTextsIn(root) {
  return readdirSync(join(root, 'src'), { recursive: true })
    .filter((path) => path.endsWith('.tsx') && !path.includes('.test.'))
    .map((path) => join('src', path))
    .sort()
    .flatMap((path) =>
      findBareTexts(readFileSync(join(root, path), 'utf8')).map((line) => `${path}:${line}`),
    )
}

/**
 * The lines with such a text.
 * @param {string} source of a component, as tsx
 */
export function findBareTexts(source) {
  const starts = []
  walk(parseAst(source, { lang: 'tsx' }), (node) => {
    if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
      starts.push(...breakingChildren(node.children.filter(isShown)))
    }
  })
  return starts.map((start) => source.slice(0, start).split('\n').length)
}

function breakingChildren(children) {
  return children.flatMap((child, index) => {
    const kind = kindOf(child)
    if (!kind.comesAndGoes) return []
    // An element's only text is set and emptied as a whole.
    if (children.length === 1 && !kind.isLoose) return []
    const next = kind.isText ? 'text' : following(children.slice(index + 1))
    return next === 'text' ? [child.start] : []
  })
}

/** What something inserted before these would stand before. */
function following(children) {
  for (const child of children) {
    const kind = kindOf(child)
    if (kind.isText) return 'text'
    if (!kind.comesAndGoes) return 'element'
  }
  return undefined
}

/** Blank lines between elements are not rendered. */
function isShown(child) {
  if (child.type === 'JSXText') return child.value.trim() !== '' || !child.value.includes('\n')
  return child.type !== 'JSXExpressionContainer' || child.expression.type !== 'JSXEmptyExpression'
}

function kindOf(child) {
  if (child.type === 'JSXText') return { isText: true, comesAndGoes: false }
  if (child.type !== 'JSXExpressionContainer') return { isText: false, comesAndGoes: false }
  const results = resultsOf(child.expression)
  const kinds = new Set(results.map(resultKind))
  return {
    isText: kinds.has('text') || kinds.has('loose'),
    isLoose: kinds.has('loose'),
    comesAndGoes: kinds.size > 1,
  }
}

/** What an expression can come to. */
function resultsOf(node) {
  if (node.type === 'ParenthesizedExpression') return resultsOf(node.expression)
  if (node.type === 'ConditionalExpression') {
    return [...resultsOf(node.consequent), ...resultsOf(node.alternate)]
  }
  if (node.type === 'LogicalExpression') {
    const right = resultsOf(node.right)
    return node.operator === '&&' ? [undefined, ...right] : [...resultsOf(node.left), ...right]
  }
  return [node]
}

function resultKind(node) {
  if (node === undefined) return 'nothing'
  if (node.type === 'JSXElement') return 'element'
  if (node.type === 'JSXFragment') {
    return node.children.filter(isShown).some((child) => kindOf(child).isText) ? 'loose' : 'element'
  }
  if (node.type === 'TemplateLiteral') return 'text'
  if (node.type === 'Literal') {
    return typeof node.value === 'string' || typeof node.value === 'number' ? 'text' : 'nothing'
  }
  if (node.type === 'Identifier' && node.name === 'undefined') return 'nothing'
  if (node.type === 'CallExpression' && node.callee.property?.name === 'map') return 'element'
  if (node.type === 'Identifier' && node.name === 'children') return 'element'
  if (node.type === 'MemberExpression' && node.property.name === 'children') return 'element'
  return 'text'
}

function walk(node, visit) {
  if (typeof node?.type === 'string') visit(node)
  for (const value of Object.values(node ?? {})) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (typeof each === 'object' && each !== null) walk(each, visit)
    }
  }
}
