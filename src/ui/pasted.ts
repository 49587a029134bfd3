import type { ChangeEvent } from 'react'

/**
 * Cleans what a paste or a drop has brought into a field, before anybody reads it from there. What is
 * typed stays as it is: what is wrong with it is shown.
 * @param clean makes the value that the field may have
 */
export function cleanPasted(
  { target, nativeEvent }: ChangeEvent<HTMLInputElement>,
  clean: (pasted: string) => string,
): void {
  const how = nativeEvent instanceof InputEvent ? nativeEvent.inputType : ''
  if (!/^insertFrom(?:Paste|Drop)/.test(how)) return
  const cleaned = clean(target.value)
  if (cleaned !== target.value) target.value = cleaned
}
