import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, relative } from 'node:path'

/** Those of src/ui/tokens.css, and the height below which nothing may take much room. */
const BREAKPOINT = /^\((?:width (?:<|>=) (?:35|54|70)rem|height (?:<|>=) 30rem)\)$/
const COLOUR =
  /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\([^)]*\)|: (?:white|black|red)\b/gi
const STYLES_IMPORT = /import (\w+) from '([^']+\.module\.css)'/g

/**
 * The style sheets of the console.
 * @param root the project's folder
 * @returns each by its path from the root, with its text
 */
export function styleSheetsIn(root) {
  return filesIn(root, /\.css$/)
}

/**
 * The components of the console, which set some tokens themselves.
 * @param root the project's folder
 * @returns each by its path from the root, with its text
 */
export function componentsIn(root) {
  return filesIn(root, /\.tsx$/)
}

/**
 * What a style sheet says in numbers and colours of its own, where a token or a breakpoint of
 * src/ui/tokens.css is to be named. Negative margins and lines of a pixel are no part of the scale.
 * @param text the style sheet
 * @returns each such value with its property
 */
export function strayValuesIn(text) {
  const rules = withoutComments(text)
  const all = (pattern) => [...rules.matchAll(pattern)].map(([match]) => match.trim())
  return [
    ...all(/@(?:media|container)[^{]*/g).filter((query) =>
      (query.match(/\([^)]*(?:width|height|size)[^)]*\)/g) ?? []).some(
        (condition) => !BREAKPOINT.test(condition),
      ),
    ),
    ...all(COLOUR),
    ...all(/(?<![\w-])(?:font|font-size|line-height):[^;]*\b\d+(?:\.\d+)?(?:px|r?em)[^;]*/g),
    ...all(
      /(?<![\w-])(?:padding|margin|gap|row-gap|column-gap)(?:-[\w-]+)?:(?![^;]*calc)[^;]*(?<![\d.-])(?:[2-9]|\d\d+)px[^;]*/g,
    ),
    ...all(/(?<![\w-])z-index: *-?\d+/g),
  ]
}

/**
 * Rules of parts that scroll and take their height from nothing, as `flex: 1` says: where what is
 * around them is as high as they are, as a dialog is, they are not seen in WebKit.
 * @param text the style sheet
 * @returns the selector of each
 */
export function collapsingIn(text) {
  return [...withoutComments(text).matchAll(/([^{};]+)\{([^{}]*)\}/g)]
    .filter(([, , rule]) => /(?<![\w-])overflow[^;]*(?:auto|scroll)/.test(rule))
    .filter(([, , rule]) => /(?<![\w-])flex: *\d+(?: \d+(?: 0\w*)?)? *(?:;|$)/.test(rule))
    .map(([, selector]) => selector.trim())
}

/**
 * Classes of CSS modules that no component sets, and classes that a component sets and no module has.
 * @param root the project's folder
 * @returns each by its module: `unused` and `missing`, as `path .class`
 */
export function classesAstray(root) {
  const sources = filesIn(root, /\.tsx?$/)
  const program = [...sources.values()].join('\n')
  const imports = [...sources].flatMap(([path, text]) =>
    [...text.matchAll(STYLES_IMPORT)].map(([, name, from]) => ({
      module: from.startsWith('~/')
        ? `src/${from.slice(2)}`
        : posix.join(posix.dirname(path), from),
      name,
      text,
    })),
  )
  const modules = [...styleSheetsIn(root)].filter(([path]) => path.endsWith('.module.css'))
  const entries = modules.map(([path, sheet]) => {
    const classes = classesIn(sheet)
    const users = imports.filter(({ module }) => module === path)
    const used = new Set(users.flatMap(classesUsedBy))
    // What is looked up by a value is among the words of the program.
    const lookedUp = users.filter(({ name, text }) => text.includes(`${name}[`))
    const mayBe = (one) => lookedUp.length > 0 && isWord(one, lookedUp, program)
    return {
      unused: [...classes].filter((one) => !used.has(one) && !mayBe(one)).map(at(path)),
      missing: [...used].filter((one) => !classes.has(one)).map(at(path)),
    }
  })
  return {
    unused: entries.flatMap(({ unused }) => unused),
    missing: entries.flatMap(({ missing }) => missing),
  }
}

const at = (path) => (name) => `${path} .${name}`

/** @returns the names of the classes in a style sheet */
export function classesIn(text) {
  const selectors = withoutComments(text)
    .replaceAll(/:global\([^)]*\)/g, '')
    .replaceAll(/url\([^)]*\)|'[^']*'/g, '')
    .match(/[^{};]+(?=\{)/g)
  return new Set(
    (selectors ?? [])
      .filter((selector) => !selector.trim().startsWith('@'))
      .flatMap((selector) => [...selector.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name)),
  )
}

function classesUsedBy({ name, text }) {
  return [...text.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, 'g'))].map(([, one]) => one)
}

/** Whether the program has this class as a text, or a component makes it from a stem and a number. */
function isWord(word, lookedUp, program) {
  const stem = word.replace(/\d+$/, '')
  return (
    lookedUp.some(({ text }) => stem !== word && text.includes(`\`${stem}\${`)) ||
    program.includes(`'${word}'`)
  )
}

function withoutComments(text) {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '')
}

function filesIn(root, ending) {
  return new Map(
    readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && ending.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [relative(root, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')]),
  )
}
