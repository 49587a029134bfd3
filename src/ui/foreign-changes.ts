/** What a translator put in the place of a text that React still believes to be there. */
const replacements = new WeakMap<Node, ChildNode>()

/**
 * Keeps the page working when others change its DOM: translators and reading aids put elements of
 * their own around texts, or in their place. React would fail at a text that is no longer where it
 * put it, and the page would be gone with all that was typed; or it would change a text that nobody
 * sees, and a button would keep the words of another. See facebook/react#11538.
 */
export function tolerateForeignChanges(): void {
  // Called below with the node that it was called on.
  // oxlint-disable-next-line typescript/unbound-method
  const { insertBefore, removeChild } = Node.prototype
  Node.prototype.removeChild = function <T extends Node>(this: Node, child: T): T {
    const own = ownChild(this, child)
    if (own) removeChild.call(this, own)
    return child
  }
  Node.prototype.insertBefore = function <T extends Node>(
    this: Node,
    node: T,
    next: Node | null,
  ): T {
    insertBefore.call(this, node, next && ownChild(this, next))
    return node
  }

  const value = Object.getOwnPropertyDescriptor(Node.prototype, 'nodeValue')
  Object.defineProperty(Text.prototype, 'nodeValue', {
    configurable: true,
    get(this: Text) {
      return this.data
    },
    set(this: Text, text: string | null) {
      value?.set?.call(this, text)
      // The new text is shown as it is, until it is translated in its turn.
      replacements.get(this)?.replaceWith(this)
      replacements.delete(this)
    },
  })
  new MutationObserver(noteReplacements).observe(document, { childList: true, subtree: true })
}

/** React itself never puts one node in the place of another in one go. */
function noteReplacements(records: readonly MutationRecord[]): void {
  for (const { removedNodes, addedNodes } of records) {
    const [removed, added] = [removedNodes[0], addedNodes[0]]
    if (removed instanceof Text && added instanceof HTMLElement) replacements.set(removed, added)
  }
}

/** The child of the parent that is the node, or that somebody has put around it or in its place. */
function ownChild(parent: Node, node: Node): Node | null {
  let child: Node | null = node.parentNode ? node : (replacements.get(node) ?? node)
  while (child && child.parentNode !== parent) child = child.parentNode
  return child
}
