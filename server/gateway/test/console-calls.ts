import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAst } from 'vite'

/** A call that the console makes, as its source has it. Names in the path are `{}`. */
export interface ConsoleCall {
  method: string
  path: string
  /** The names of its query parameters. */
  query: string[]
}

/** A node of the syntax tree, as far as it is looked into here. */
interface Node {
  type: string
  [part: string]: unknown
}

/** The functions of `src/api/client.ts` by which alone the console calls anything. */
const CALLERS = ['call', 'callRaw', 'callLarge']

/**
 * Every call of the API, and of a sandbox's controls, that the source of the console makes.
 * @param root the folder of the source
 * @throws Error for a call whose method or path cannot be read from the source
 */
export function readConsoleCalls(root: string): ConsoleCall[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\btest\b|^api.client\.ts$/.test(file))
    .flatMap((file) => callsIn(readFileSync(join(root, file), 'utf8'), file))
    .filter(({ path }) => /^\/(?:v1|sandbox)\//.test(path))
}

/** The calls in one file. */
export function callsIn(source: string, file: string): ConsoleCall[] {
  const program = parseAst(source, { lang: file.endsWith('x') ? 'tsx' : 'ts' })
  // Vite's types tell each kind of node apart, which is more than is needed here.
  const tree = program as unknown as Node
  if (findCallsTo(tree, ['fetch']).length > 0) throw new Error(`${file}: a call past the client`)
  return findCallsTo(tree, CALLERS).flatMap(({ node, around }) => {
    const [request] = list(node['arguments'])
    const method = valueOf(request, 'method')
    const path = valueOf(request, 'path')
    if (!path) throw new Error(`${file}: a call whose path is not written out`)
    if (method && method.type !== 'Literal') throw new Error(`${file}: a call whose method varies`)
    return readTexts(path, around, tree, file).map((text) => {
      const [pathname = '', search] = text.split('?')
      const query = [...new URLSearchParams(search).keys()]
      return { method: method ? String(method['value']) : 'GET', path: pathname, query }
    })
  })
}

/** What a text can be, with `{}` for each name that is put into it. */
function readTexts(text: Node, around: Node[], tree: Node, file: string): string[] {
  switch (text.type) {
    case 'Literal':
      return [String(text['value'])]
    case 'TaggedTemplateExpression': {
      const quasis = list((text['quasi'] as Node)['quasis'])
      return [quasis.map(cooked).join('{}')]
    }
    case 'TemplateLiteral': {
      const [first = '', ...rest] = list(text['quasis']).map(cooked)
      return list(text['expressions']).reduce<string[]>(
        (heads, expression, index) =>
          heads.flatMap((head) =>
            readTexts(expression, around, tree, file).map((part) => head + part + rest[index]),
          ),
        [first],
      )
    }
    case 'Identifier': {
      const name = String(text['name'])
      for (const [index, scope] of around.entries()) {
        const beyond = around.slice(index)
        const value = declared(scope, name)
        if (value) return readTexts(value, beyond, tree, file)
        const position = list(scope['params']).findIndex((param) => param['name'] === name)
        const functionName = (scope['id'] as Node | null | undefined)?.['name']
        if (position < 0 || typeof functionName !== 'string') continue
        return findCallsTo(tree, [functionName]).flatMap((caller) => {
          const given = list(caller.node['arguments'])[position]
          return given ? readTexts(given, caller.around, tree, file) : []
        })
      }
    }
  }
  throw new Error(`${file}: a call whose path cannot be read (${text.type})`)
}

/** The calls of these functions, each with what it stands in, the innermost first. */
function findCallsTo(tree: Node, names: string[]): { node: Node; around: Node[] }[] {
  const found: { node: Node; around: Node[] }[] = []
  const visit = (node: Node, around: Node[]) => {
    const callee = node['callee'] as Node | undefined
    if (node.type === 'CallExpression' && names.includes(String(callee?.['name']))) {
      found.push({ node, around })
    }
    for (const part of Object.values(node).flat()) if (isNode(part)) visit(part, [node, ...around])
  }
  visit(tree, [])
  return found
}

/** What `const name = …` right inside a block gives to a name. */
function declared(block: Node, name: string): Node | undefined {
  return list(block['body'])
    .map((statement) => (statement['declaration'] as Node | null | undefined) ?? statement)
    .flatMap((statement) => list(statement['declarations']))
    .filter((declaration) => (declaration['id'] as Node)['name'] === name)
    .map((declaration) => declaration['init'])
    .find(isNode)
}

/** What an object written out gives to a key. */
function valueOf(object: Node | undefined, key: string): Node | undefined {
  const property = list(object?.['properties']).find(
    (one) => (one['key'] as Node | undefined)?.['name'] === key,
  )
  return property?.['value'] as Node | undefined
}

function cooked(quasi: Node): string {
  return (quasi['value'] as { cooked: string }).cooked
}

function list(value: unknown): Node[] {
  return Array.isArray(value) ? value.filter(isNode) : []
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}
