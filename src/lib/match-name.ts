const compiled = new Map<string, RegExp>()

/**
 * Tells whether a name matches a pattern.
 * @param pattern a name in which `*` stands for any characters
 * @param name such as `aws-eu-west-1`
 */
export function matchesName(pattern: string, name: string): boolean {
  if (!pattern.includes('*')) return pattern === name
  let expression = compiled.get(pattern)
  if (!expression) {
    const parts = pattern.split(/\*+/).map((part) => part.replaceAll(/[^\w-]/g, String.raw`\$&`))
    expression = new RegExp(`^${parts.join('.*')}$`)
    compiled.set(pattern, expression)
  }
  return expression.test(name)
}
