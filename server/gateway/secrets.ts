/** What stands in place of a secret: Aiven's own word, which the console knows. */
export const REDACTED = '<redacted>'

/**
 * Names of fields whose text is a secret, wherever they stand: passwords, tokens, keys, certificates
 * and their like. `ca_cert` is public, but of no use to a page either.
 */
const SECRET_NAME =
  /(?:^|_)(?:passw(?:or)?d|secret|secrets|token|credentials?|access_key|secret_key|private_key|signing_key|roles_key|subject_key|cert|access_cert|certificate|keystore|api_key|service_uri)$|^key$/

/** An address that holds a user, and so most likely a password: `postgres://user:password@host`. */
const ADDRESS_WITH_USER = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*@/i

/** A private key or certificate, whatever the name of its field. */
const PEM = /-----BEGIN [A-Z ]+-----/

/**
 * Takes the secrets out of an answer of the API, in place. Judged by the names of fields and by what
 * the texts look like, as Aiven has no list of what is secret; the shapes stay.
 * @param value parsed JSON
 * @returns whether anything was taken out
 */
export function hideSecrets(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  let changed = false
  for (const [name, item] of Object.entries(value)) {
    if (typeof item === 'string') {
      if (item !== REDACTED && (isSecretName(name) || looksSecret(item))) {
        put(value, name)
        changed = true
      }
    } else if (typeof item === 'object' && item !== null) {
      const hidden = Array.isArray(item) && isSecretName(name) ? hideTexts(item) : hideSecrets(item)
      changed = hidden || changed
    }
  }
  return changed
}

/** A list under a secret name: every text in it goes. */
function hideTexts(items: unknown[]): boolean {
  let changed = false
  for (const [index, item] of items.entries()) {
    if (typeof item === 'string') {
      items[index] = REDACTED
      changed = true
    } else if (Array.isArray(item) ? hideTexts(item) : hideSecrets(item)) {
      changed = true
    }
  }
  return changed
}

/** Set as an own field even when it is called `__proto__`. */
function put(holder: object, name: string): void {
  Object.defineProperty(holder, name, {
    value: REDACTED,
    enumerable: true,
    configurable: true,
    writable: true,
  })
}

const judged = new Map<string, boolean>()

/** The names of fields repeat, and a list holds many thousands. */
function isSecretName(name: string): boolean {
  const known = judged.get(name)
  if (known !== undefined) return known
  const secret = SECRET_NAME.test(name.toLowerCase())
  if (judged.size < 5000 && name.length < 64) judged.set(name, secret)
  return secret
}

function looksSecret(text: string): boolean {
  return (
    (text.includes('@') && ADDRESS_WITH_USER.test(text)) ||
    (text.includes('-----') && PEM.test(text))
  )
}
