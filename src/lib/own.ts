/**
 * What a table says of a name that came from outside. Plain objects inherit names such as
 * `constructor`, which a project may have too.
 * @param table a plain object that is looked up by name
 * @returns undefined for a name that the table does not list
 */
export function own<Value>(
  table: Readonly<Record<string, Value>>,
  name: string,
): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}
