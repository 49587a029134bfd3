import { test } from './offsite'

/** Colours and width of the window that a page is looked at in. */
interface Look {
  colorScheme: 'light' | 'dark'
  width: 1280 | 390
}

/** Each theme and each width once; all four with OFFSITE_ALL_LOOKS, which takes twice as long. */
const LOOKS: readonly Look[] = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 390 },
  ...(process.env['OFFSITE_ALL_LOOKS']
    ? ([
        { colorScheme: 'dark', width: 1280 },
        { colorScheme: 'light', width: 390 },
      ] as const)
    : []),
]

/** Windows that every page must bear, by what they are, in CSS pixels. */
export const WINDOWS = {
  /** As wide as a desk has, and no higher than it must be: what stays in sight is put to the test. */
  'in a wide window': { width: 1280, height: 500 },
  'in a low window': { width: 1280, height: 390 },
  'on a phone': { width: 390, height: 844 },
  'on a phone held sideways': { width: 844, height: 390 },
  'at 200 % zoom': { width: 640, height: 400 },
  'at 400 % zoom': { width: 320, height: 256 },
} as const

/** Declares tests that are run in every look. */
export function inEveryLook(declare: (look: Look) => void): void {
  for (const look of LOOKS) {
    const { colorScheme, width } = look
    test.describe(`${colorScheme}, ${width} px wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 800 } })
      declare(look)
    })
  }
}
