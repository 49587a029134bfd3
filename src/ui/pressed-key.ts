/** What React's event or the browser's own says of a key. */
type KeyPress = Pick<KeyboardEvent, 'key' | 'keyCode' | 'isComposing'>

/** The key of a press that an input method has taken, in browsers that end the composing before it. */
const TAKEN = 229

/**
 * The key that was pressed, or undefined where the press belongs to an input method: Enter then
 * accepts what is composed, the arrows choose among its proposals, Escape gives it up. The only place
 * that reads the key of an event (keys.test.mjs holds that).
 */
export function pressedKey(event: KeyPress | { nativeEvent: KeyPress }): string | undefined {
  const press = 'nativeEvent' in event ? event.nativeEvent : event
  return isTaken(press) ? undefined : press.key
}

/** Whether Escape gives up what an input method composes: some browsers would close the dialog too. */
export function endsComposing(press: KeyPress): boolean {
  return isTaken(press) && press.key === 'Escape'
}

function isTaken({ isComposing, keyCode }: KeyPress): boolean {
  return isComposing || keyCode === TAKEN
}
