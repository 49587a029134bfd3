const NUMBER_WIDTH = 8

/**
 * A name as it sorts: without regard to case, numbers by their value. Comparing two such texts costs
 * far less than a collator does, which tells with ten thousand rows.
 * @param name such as `orders-pg-10`
 */
export function sortKey(name: string): string {
  return name.toLowerCase().replaceAll(/\d+/g, (digits) => digits.padStart(NUMBER_WIDTH, '0'))
}
