/** Apple's devices use ⌘ where others use Ctrl. */
const IS_APPLE = navigator.userAgent.includes('Mac OS X')

/** That key, in words. */
export const COMMAND_KEY = IS_APPLE ? '⌘' : 'Ctrl'

/** Whether the key of commands is held, and no other: ⌘ on Apple's devices, else Ctrl. */
export function holdsCommand({ altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  if (altKey || shiftKey) return false
  return IS_APPLE ? metaKey && !ctrlKey : ctrlKey && !metaKey
}
