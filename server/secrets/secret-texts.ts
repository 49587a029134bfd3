import { isSecretName } from './secret-names'

/** What stands in place of a secret: Aiven's own word, which the console knows. */
export const REDACTED = '<redacted>'

/** The longest text that is searched; of a longer one nothing passes that could hold a secret. */
const SEARCHED = 32_768

/** Without one of these there is no secret in a text that could be told by its looks. */
const SUSPICIOUS =
  /[@=]|%3a|%40|-----|---- begin|avns_|jdbc:|eyj|ls0tls|"|'|pass|pwd|secret|token|key|credential|bearer|basic|aivenv1|jaas|(?:AKIA|ASIA|AIza|gh[opsur]_|github_pat_|glpat-|xox|sk[-_]|hvs\.|npm_|pypi-|ya29\.|dop_v1_|SG\.)/i

/** Whole texts that are a secret wherever they stand. Lengths are bounded, so none takes long. */
const SHAPES: readonly RegExp[] = [
  // A key or a certificate; one that is cut off goes to the end of the text.
  /-{4,5} ?BEGIN [^-]{1,60}-{4,5}[\s\S]*?(?:-{4,5} ?END [^-]{1,60}-{4,5}|$)/gi,
  /PuTTY-User-Key-File[\s\S]*/g,
  // The same as base64.
  /LS0tLS1CRUdJTi[\w+/=-]*/g,
  // JDBC has too many ways to name a password.
  /jdbc:\S{1,4000}/gi,
  // A URI with a user, and so most likely a password; one that holds a slash or is encoded too.
  /[a-z][a-z\d+.-]{0,30}:\/\/(?:[^\s/?#]{0,2000}|[^\s/?#:@]{0,200}:[^\s@]{0,2000})@[^\s"'<>]{0,2000}/gi,
  /[a-z][a-z\d+.-]{0,30}(?::|%3a)(?:\/|%2f){2}\S{0,2000}?(?::|%3a)\S{1,2000}?(?:@|%40)\S{0,2000}/gi,
  // The same without a scheme, as drivers of Go, Oracle and Redis write it.
  /\b(?!mailto:)[\w.%-]{1,64}:(?!\/\/)[^\s@"']{1,1000}@(?:[a-z]{1,10}\(|[\w[-])[^\s"'<>]{0,2000}/gi,
  /[\w.]{1,64}\/[^\s/@]{1,200}@(?:\/\/|\()\S{0,2000}/g,
  /\bAVNS_[\w-]+/gi,
  /\beyJ[\w-]{5,4000}(?:\.[\w-]{0,4000}){1,4}/g,
  /\b(?:bearer|aivenv1)\s{1,3}[\w.~+/=-]{4,4000}/gi,
  /\bbasic\s{1,3}(?=[a-z]{0,200}[\dA-Z+/=])[\w+/]{6,4000}={0,2}/g,
  /\bBasic\s{1,3}(?=[\w+/]{0,200}[\dA-Z=])[\w+/]{6,4000}={0,2}/g,
  /\b(?:AKIA|ASIA)[A-Z\d]{12,}|\bAIza[\w-]{20,}|\b(?:gh[opsur]_|github_pat_|glpat-|npm_|pypi-|dop_v1_|ya29\.|hvs\.|SG\.|xox[a-z]-|sk[-_](?:live|test|proj|ant)[-_]|sk-)[\w.-]{8,}/g,
  /\bidentified\s{1,3}by\s{1,3}(?:'[^']{0,2000}'?|"[^"]{0,2000}"?|\S{1,2000})/gi,
  // A key in JSON's own format.
  /\{[^{}]{0,4000}"kty"[^{}]{0,8000}\}?/g,
]

/** `name=value`, `name: value`, `"name": "value"` and `--name value`; which names is asked separately. */
const NAMED = new RegExp(
  [
    String.raw`(?<![\w.-])(?<name>[\w.-]{0,100}?(?:pass(?:w(?:or)?d|phrase|code)?|pwd|pw|secret|token|key|credential|creds|jaas[\w.]{0,20}|cert(?:ificate)?|pem|pin|otp|salt|sig(?:nature)?|authorization|cookie|dsn|connection_?string)[\w.-]{0,20})`,
    String.raw`(?<between>\\?["'\x60]?\s{0,3}[:=]{1,2}>?\s{0,3}|(?<=--[\w.-]{1,80})\s{1,3}|\s{1,3}(?=["'\x60])|\s{1,3}(?:is|was|set to)\s{1,3})`,
    String.raw`(?<value>\\?"(?:[^"\\]|\\.){0,2000}"?|'[^']{0,2000}'?|\x60[^\x60]{0,2000}\x60?|[^\s&;"'<>]{1,2000})`,
  ].join(''),
  'gi',
)

/** Says something about a secret rather than telling it: "password: must be longer". */
const PROSE =
  /^["']?(?:must|is|are|was|not|cannot|can|expected|invalid|should|required|has|may|the|an?|this|field|missing|too|it|at|only|use|null|none|true|false|wrong|incorrect|expired|revoked|unknown|accepted|of|in|for|to|and|or|<redacted>)["']?[.,:;)]?$/i

/** Names that sentences about an API use for other things; only an equals sign makes them a secret. */
const EVERYDAY = new Set(['key', 'token', 'pin', 'signature', 'cert', 'certificate', 'cookie'])

/** Texts known to hold no secret: names of fields, plans and clouds recur thousands of times. */
const innocent = new Set<string>()
const MOST_KEPT = 5000
const LONGEST_KEPT = 128

/**
 * A text without the secrets that show by their looks: an address with a password, a key, a token, a
 * value with a secret's name before it. What stands around them stays.
 */
export function hideInText(text: string): string {
  if (innocent.has(text)) return text
  const shown = SUSPICIOUS.test(text) ? withoutSecrets(text) : text
  if (shown === text && text.length <= LONGEST_KEPT) {
    // Starts over when full: the names of a large fleet must not crowd out what recurs.
    if (innocent.size >= MOST_KEPT) innocent.clear()
    innocent.add(text)
  }
  return shown
}

function withoutSecrets(text: string): string {
  if (text.length > SEARCHED) return REDACTED
  let shown = text
  for (const shape of SHAPES) shown = shown.replace(shape, REDACTED)
  return shown.replace(NAMED, (whole, ...rest) => {
    const { name = '', between = '', value = '' } = rest.at(-1) as Record<string, string>
    const bare = name.replace(/^-+/, '')
    if (!isSecretName(bare) || PROSE.test(value)) return whole
    if (EVERYDAY.has(bare.toLowerCase()) && !between.includes('=')) return whole
    return name + between + REDACTED
  })
}
