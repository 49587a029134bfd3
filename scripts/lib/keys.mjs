import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const KEY =
  /\b(?:event|nativeEvent|press|e)\??\.(?:key|code|keyCode|which)\b|\(\{[^)}]*\b(?:key|code|keyCode)\b[^)}]*\}: (?:React\.)?KeyboardEvent/

/**
 * The places that read the key of an event by themselves: they would take keys from an input method.
 * `pressedKey` of src/ui is the one way.
 * @param {string} root the project's folder
 * @returns each as `path:line`
 */
export function ownKeysIn(root) {
  return readdirSync(join(root, 'src'), { recursive: true })
    .map((path) => String(path).replaceAll('\\', '/'))
    .filter((path) => /(?<!\.test)\.tsx?$/.test(path) && path !== 'ui/pressed-key.ts')
    .sort()
    .flatMap((path) =>
      findOwnKeys(readFileSync(join(root, 'src', path), 'utf8')).map(
        (line) => `src/${path}:${line}`,
      ),
    )
}

/** @returns the lines of a source that read the key of an event */
export function findOwnKeys(source) {
  return source.split('\n').flatMap((line, index) => (KEY.test(line) ? [index + 1] : []))
}
