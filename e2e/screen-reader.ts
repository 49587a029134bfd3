import type { CDPSession, Page } from '@playwright/test'

/** A node of the browser's accessibility tree. */
type Node = Awaited<ReturnType<typeof readNode>>

/**
 * What a screen reader says of the element that has the focus, from the browser's accessibility tree:
 * name, role, state and value, and the choice that the arrow keys have reached.
 */
export async function openScreenReader(page: Page): Promise<() => Promise<string>> {
  const devtools = await page.context().newCDPSession(page)
  return async () => {
    const { result } = await devtools.send('Runtime.evaluate', {
      expression: 'document.activeElement',
    })
    const node = await readNode(devtools, { objectId: result.objectId ?? '' })
    const active = find(node, 'activedescendant')?.relatedNodes?.[0]?.backendDOMNodeId
    const said = say(node)
    return active === undefined
      ? said
      : `${said} > ${say(await readNode(devtools, { backendNodeId: active }))}`
  }
}

async function readNode(
  devtools: CDPSession,
  which: { objectId: string } | { backendNodeId: number },
) {
  const { nodes } = await devtools.send('Accessibility.getPartialAXTree', {
    ...which,
    fetchRelatives: false,
  })
  return nodes[0]
}

function find(node: Node, name: string) {
  return node?.properties?.find((property) => property.name === name)?.value
}

function say(node: Node): string {
  const is = (name: string) => find(node, name)?.value === true
  const expanded = find(node, 'expanded')?.value
  const checked = find(node, 'checked')?.value
  const invalid = find(node, 'invalid')?.value
  const level = find(node, 'level')?.value
  const role = String(node?.role?.value)
  const value = String(node?.value?.value ?? '')
  return [
    String(node?.name?.value ?? '') || '(no name)',
    level === undefined ? role : `${role} ${level}`,
    expanded !== undefined && (expanded ? 'expanded' : 'collapsed'),
    checked !== undefined && (checked === 'true' ? 'checked' : 'not checked'),
    is('selected') && 'selected',
    is('disabled') && 'unavailable',
    invalid !== undefined && invalid !== 'false' && 'invalid',
    value !== '' && `“${value}”`,
  ]
    .filter(Boolean)
    .join(', ')
}

/** Roles that a screen reader jumps between. */
const LANDMARKS = [
  'banner',
  'complementary',
  'contentinfo',
  'form',
  'main',
  'navigation',
  'region',
  'search',
]

/** The headings of a page in their order, and its landmarks, each by role and name. */
export async function readOutline(page: Page) {
  const devtools = await page.context().newCDPSession(page)
  const { nodes } = await devtools.send('Accessibility.getFullAXTree')
  await devtools.detach()
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const inOrder = (id: string): typeof nodes => {
    const node = byId.get(id)
    return node ? [node, ...(node.childIds ?? []).flatMap(inOrder)] : []
  }
  const seen = inOrder(nodes[0]?.nodeId ?? '').filter(({ ignored }) => !ignored)
  const nameOf = (node: Node) => String(node?.name?.value ?? '')
  return {
    headings: seen
      .filter(({ role }) => role?.value === 'heading')
      .map((node) => ({ level: Number(find(node, 'level')?.value), name: nameOf(node) })),
    landmarks: seen
      .filter(({ role }) => LANDMARKS.includes(String(role?.value)))
      .map((node) => `${node.role?.value} ${nameOf(node)}`),
  }
}
