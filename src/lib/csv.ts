/**
 * A table as CSV (RFC 4180). A text that a spreadsheet would run as a formula gets an apostrophe in
 * front, so that it is shown instead. Semicolons and tabs are quoted too: many spreadsheets split there.
 * @param rows the header first; null is an empty cell
 */
export function writeCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')
}

function field(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = /^\s*[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
