/** What a regular expression is made of. Groups are gone: nobody asks what they held. */
export type Syntax =
  /** One character that the expression takes, and no other text. */
  | { readonly is: 'character'; readonly test: RegExp }
  | { readonly is: 'sequence'; readonly parts: readonly Syntax[] }
  | { readonly is: 'choice'; readonly parts: readonly Syntax[] }
  | {
      readonly is: 'repetition'
      readonly part: Syntax
      readonly least: number
      readonly most: number
    }
  | { readonly is: 'start' | 'end' }
  | { readonly is: 'ahead'; readonly part: Syntax; readonly not: boolean }

/** A part of an expression that is not read here, such as a reference back to a group. */
class NotReadError extends Error {}

/**
 * Reads a regular expression that JavaScript has compiled.
 * @returns undefined when a part of it cannot be matched in linear time, or is not read here
 */
export function readSyntax({ source, flags }: RegExp): Syntax | undefined {
  let at = 0
  try {
    return readChoice()
  } catch (error) {
    if (error instanceof NotReadError) return undefined
    throw error
  }

  function readChoice(): Syntax {
    const parts = [readSequence()]
    while (take(/\|/y)) parts.push(readSequence())
    return parts.length === 1 && parts[0] ? parts[0] : { is: 'choice', parts }
  }

  function readSequence(): Syntax {
    const parts: Syntax[] = []
    while (at < source.length && !/[|)]/.test(source.charAt(at))) parts.push(readRepeated())
    return { is: 'sequence', parts }
  }

  function readRepeated(): Syntax {
    const part = readPart()
    const [, sign, from = '', comma, to = ''] = take(/(?:([*+?])|\{(\d+)(,)?(\d*)\})\??/y) ?? []
    if (sign) {
      return {
        is: 'repetition',
        part,
        least: sign === '+' ? 1 : 0,
        most: sign === '?' ? 1 : Infinity,
      }
    }
    if (from === '') return part
    const most = comma === undefined ? Number(from) : to === '' ? Infinity : Number(to)
    return { is: 'repetition', part, least: Number(from), most }
  }

  function readPart(): Syntax {
    if (take(/\^/y)) return { is: 'start' }
    if (take(/\$/y)) return { is: 'end' }
    const [, kind] = take(/\((\?(?:[:=!]|<[A-Za-z_]\w*>))?/y) ?? [undefined, null]
    if (kind === null) return readCharacter()
    if (source.startsWith('?', at)) throw new NotReadError()
    const part = readChoice()
    take(/\)/y)
    return kind === '?=' || kind === '?!' ? { is: 'ahead', part, not: kind === '?!' } : part
  }

  function readCharacter(): Syntax {
    const [text] =
      take(
        /\[(?:\\[^]|[^\]\\])*\]|\\(?:u\{\w+\}|u\w{4}|x\w{2}|[pP]\{[^}]*\}|c[A-Za-z]|0[0-7]*|[^])/y,
      ) ??
      take(flags.includes('u') ? /[^]/uy : /[^]/y) ??
      []
    if (text === undefined || /^\\[bBk1-9]/.test(text)) throw new NotReadError()
    const literal = /^[{}\]]$/.test(text) ? `\\${text}` : text
    return { is: 'character', test: new RegExp(`^${literal}$`, flags) }
  }

  function take(what: RegExp): RegExpExecArray | undefined {
    what.lastIndex = at
    const found = what.exec(source)
    if (found) at = what.lastIndex
    return found ?? undefined
  }
}
