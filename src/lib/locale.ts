import { DAY } from './time-units'

/** Digits and calendar as logs and the API have them, so that what is shown can be compared with both. */
const AS_IN_LOGS = '-u-ca-gregory-nu-latn'

/** What is written of a date beside the month. */
const DATES = {
  day: { day: 'numeric', year: 'numeric' },
  'day of the year': { day: 'numeric' },
  month: { year: 'numeric' },
} as const

/** A date, one without its year, or one without its day. */
export type DateForm = keyof typeof DATES

type Write = (value: number) => string

interface Locale {
  tag: string
  month: 'short' | 'long'
  /** By what is written of a date, or how many digits of a number: to make one costs a hundred uses. */
  forms: Map<DateForm | number, Write>
}

/** Undefined: English, whose forms `format.ts` knows without Intl. */
let reader: Locale | undefined

/**
 * Numbers and dates are written as this language does from now on. Where nobody calls it (on a server,
 * in the command line, in tests) that is English, as it is where the browser does not know the language.
 * @param language a BCP 47 tag, such as `de-AT`
 */
export function setReaderLocale(language: string | undefined): void {
  reader = language === undefined || /^en(-|$)/i.test(language) ? undefined : findLocale(language)
}

/**
 * Makes what is kept, sent or read by programs: files and commands have one form, whoever makes them.
 * @param make writes all of it before it returns: what it does after an `await` is the reader's again
 */
export function inEnglish<Made>(make: () => Made): Made {
  const kept = reader
  reader = undefined
  try {
    return make()
  } finally {
    reader = kept
  }
}

/**
 * A number in the reader's form.
 * @param digits how many stand after the point
 * @returns undefined where the reader's form is the English one
 */
export function localNumber(value: number, digits: number): string | undefined {
  return reader && findForm(reader, digits)(value)
}

/**
 * A date in the reader's form, the month as a word.
 * @param wall the clock on the wall as if it were UTC, in milliseconds
 * @returns undefined where the reader's form is the English one
 */
export function localDate(wall: number, form: DateForm): string | undefined {
  return reader && findForm(reader, form)(wall)
}

/** Two numbers with no letter in between, such as `9. 8.`: readers disagree on which is the month. */
const WITHOUT_A_WORD = /\d[^\d\p{L}]+\d/u

function findLocale(language: string): Locale | undefined {
  try {
    const { baseName, language: code } = new Intl.Locale(language)
    const [known] = Intl.DateTimeFormat.supportedLocalesOf(baseName)
    if (known === undefined || code === 'en') return undefined
    const locale: Locale = { tag: known + AS_IN_LOGS, month: 'short', forms: new Map() }
    if (!WITHOUT_A_WORD.test(findForm(locale, 'day of the year')(0))) return locale
    return { ...locale, month: 'long', forms: new Map() }
  } catch {
    // The browser is set to a language that does not exist.
    return undefined
  }
}

function findForm(locale: Locale, form: DateForm | number): Write {
  const { forms, tag, month } = locale
  let write = forms.get(form)
  if (!write) {
    write =
      typeof form === 'number'
        ? writeNumbers(tag, form)
        : writeDates(new Intl.DateTimeFormat(tag, { ...DATES[form], month, timeZone: 'UTC' }))
    forms.set(form, write)
  }
  return write
}

function writeNumbers(tag: string, digits: number): Write {
  const format = new Intl.NumberFormat(tag, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return (value) => format.format(value)
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff]/

/** Each day once: a long table has more rows than days. */
function writeDates(format: Intl.DateTimeFormat): Write {
  const written = new Map<number, string>()
  return (wall) => {
    const day = Math.floor(wall / DAY)
    let text = written.get(day)
    if (text === undefined) {
      text = format.format(wall)
      // One piece, or the time of day that follows would be drawn on the wrong side of the year.
      if (RIGHT_TO_LEFT.test(text)) text = `\u2068${text}\u2069`
      written.set(day, text)
    }
    return text
  }
}
