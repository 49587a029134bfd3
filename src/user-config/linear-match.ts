import { readSyntax, type Syntax } from './pattern-syntax'

/** A step of a program; each names the steps that may come next. */
type Step =
  | { readonly is: 'character'; readonly test: RegExp; next: number }
  | { readonly is: 'fork'; readonly next: number[] }
  | { readonly is: 'start' | 'end'; next: number }
  | { readonly is: 'ahead'; readonly program: Program; readonly not: boolean; next: number }
  | { readonly is: 'done' }

interface Program {
  readonly steps: readonly Step[]
  readonly first: number
}

/** The longest program, in steps: repetitions with a number are written out. */
const LONGEST_PROGRAM = 2000

/** How many steps one text may cost: some hundredths of a second. */
const MOST_STEPS = 2_000_000

/** Thrown when an expression or a text would cost too much. */
class TooDearError extends Error {}

/**
 * A test for an expression that takes time in proportion to the length of the text, by following all
 * ways to read it at once (Thompson's construction). JavaScript's own goes back to try them one by
 * one, which for `^([a-z]+){30}$` takes longer than anybody waits.
 * @returns the test, which gives undefined for a text that would take too long; undefined when the
 *   expression cannot be tested so
 */
export function linearMatch(
  expression: RegExp,
): ((text: string) => boolean | undefined) | undefined {
  const syntax = readSyntax(expression)
  const program = syntax && withinLimits(() => write(syntax))
  if (!program) return undefined
  const isMultiline = expression.multiline
  return (text) => {
    const characters = expression.unicode ? Array.from(text) : text.split('')
    let left = MOST_STEPS
    return withinLimits(() => runs(program, 0, true))

    function runs({ steps, first }: Program, from: number, anywhere: boolean): boolean {
      // In which round each step was reached: no step is taken twice for one character.
      const reached = new Int32Array(steps.length).fill(-1)
      let waiting: number[] = []
      for (let at = from; at <= characters.length; at += 1) {
        const now: number[] = []
        let isDone = false
        const todo = anywhere || at === from ? [first, ...waiting] : waiting
        for (let step = todo.pop(); step !== undefined; step = todo.pop()) {
          if ((left -= 1) < 0) throw new TooDearError()
          if (reached[step] === at) continue
          reached[step] = at
          const does = steps[step]
          if (!does || does.is === 'done') isDone = true
          else if (does.is === 'fork') todo.push(...does.next)
          else if (does.is === 'character') now.push(step)
          else if (holds(does, at)) todo.push(does.next)
        }
        if (isDone) return true
        waiting = []
        const character = characters[at]
        if (character === undefined) return false
        for (const step of now) {
          const does = steps[step]
          if (does?.is === 'character' && does.test.test(character)) waiting.push(does.next)
        }
        if (waiting.length === 0 && !anywhere) return false
      }
      return false
    }

    function holds(
      does: Exclude<Step, { is: 'character' | 'fork' | 'done' }>,
      at: number,
    ): boolean {
      if (does.is === 'ahead') return runs(does.program, at, false) !== does.not
      const isEdge = at === (does.is === 'start' ? 0 : characters.length)
      const neighbour = characters[does.is === 'start' ? at - 1 : at]
      return isEdge || (isMultiline && /^[\n\r\u2028\u2029]$/.test(neighbour ?? ''))
    }
  }
}

/** The steps of an expression, written from its end. */
function write(syntax: Syntax): Program {
  const steps: Step[] = [{ is: 'done' }]
  return { first: before(syntax, 0), steps }

  /** Writes what leads to a step by way of a part; gives back where it begins. */
  function before(part: Syntax, next: number): number {
    switch (part.is) {
      case 'sequence':
        return part.parts.reduceRight((after, one) => before(one, after), next)
      case 'choice':
        return add({ is: 'fork', next: part.parts.map((one) => before(one, next)) })
      case 'repetition':
        return repeated(part, next)
      case 'character':
        return add({ is: 'character', test: part.test, next })
      case 'ahead':
        return add({ is: 'ahead', program: write(part.part), not: part.not, next })
      default:
        return add({ is: part.is, next })
    }
  }

  function repeated(
    { part, least, most }: Extract<Syntax, { is: 'repetition' }>,
    next: number,
  ): number {
    let begin = next
    if (most === Infinity) {
      const again: number[] = [next]
      begin = add({ is: 'fork', next: again })
      again.push(before(part, begin))
    } else {
      for (let i = least; i < most; i += 1) {
        begin = add({ is: 'fork', next: [next, before(part, begin)] })
      }
    }
    for (let i = 0; i < least; i += 1) begin = before(part, begin)
    return begin
  }

  function add(step: Step): number {
    if (steps.length >= LONGEST_PROGRAM) throw new TooDearError()
    return steps.push(step) - 1
  }
}

function withinLimits<Result>(work: () => Result): Result | undefined {
  try {
    return work()
  } catch (error) {
    if (error instanceof TooDearError) return undefined
    throw error
  }
}
