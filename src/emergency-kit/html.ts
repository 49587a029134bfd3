/** A text that is HTML already. */
export class Html {
  constructor(readonly text: string) {}
}

type Value = Html | string | number | undefined | readonly Value[]

/**
 * HTML in which every value is text, whatever is in it: names come from an API. Undefined is nothing.
 * A value that fills an attribute stands between double quotes. What HTML can do
 * without is left out: indentation, and the ends of rows and cells.
 */
export function html(template: TemplateStringsArray, ...values: readonly Value[]): Html {
  const pieces = squeeze(template)
  let text = pieces[0] ?? ''
  for (const [index, value] of values.entries()) {
    const piece = print(value)
    text += pieces[index]?.endsWith('="') ? piece.replaceAll('"', '&quot;') : piece
    text += pieces[index + 1] ?? ''
  }
  return new Html(text)
}

const squeezed = new WeakMap<TemplateStringsArray, readonly string[]>()

function squeeze(template: TemplateStringsArray): readonly string[] {
  const known =
    squeezed.get(template) ??
    template.map((text) =>
      text
        .replaceAll(/\s*\n\s*/g, '\n')
        .replaceAll(/\s*<\/(?:td|th|tr)>\s*|\n(?=<t[dhr]\b)|(?<=<t[dhr]\b[^>]*>)\n/g, ''),
    )
  squeezed.set(template, known)
  return known
}

function print(value: Value): string {
  if (value === undefined) return ''
  if (value instanceof Html) return value.text
  if (typeof value === 'string' || typeof value === 'number') return escape(String(value))
  return value.map(print).join('')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  // A reader of HTML takes it for the end of a line.
  '\r': '&#13;',
}

function escape(text: string): string {
  return text.replaceAll(/[&<>\r]/g, (character) => ENTITIES[character] ?? '')
}
