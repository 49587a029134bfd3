/**
 * What a name of a secret ends with, written in small letters and in one word: `clientSecret`,
 * `client_secret`, `client-secret` and `CLIENTSECRET` are one name. Certificates are public, but of no
 * use to a page either.
 */
const ENDINGS = [
  'password',
  'passwd',
  'passphrase',
  'passcode',
  'pwd',
  '(?<!by|com|tres|sur)pass',
  'pw',
  'secret',
  'token',
  'credential',
  'creds',
  'apikey',
  'accesskey',
  'privatekey',
  'publickey',
  'signingkey',
  'secretkey',
  'masterkey',
  'encryptionkey',
  'sharedkey',
  'accountkey',
  'authkey',
  'sshkey',
  'rolekey',
  'keystore',
  'truststore',
  'keytab',
  'kubeconfig',
  'certificate',
  'serviceuri',
  'connectionuri',
  'connectionurl',
  'connectionstring',
  'connstr',
  'databaseurl',
  'jdbcurl',
  'recoverycode',
  'backupcode',
  'authorization',
  'sessionid',
].join('|')

/** Words that make a secret of what they end, but are too short to be looked for inside of others. */
const LAST_WORDS =
  'key|jwk|jwks|jwt|pem|pin|otp|totp|salt|hmac|cert|dsn|cookie|bearer|signature|sig|private|pfx'

/** What a name may go on with and still be that of the secret itself: `password_hash`, `keyData2`. */
const GOES_ON =
  '(?:_?(?:value|data|text|hash|digest|base64|b64|hex|material|contents?|string|plain|raw|old|new|current|previous|next))*'

const SECRET_NAME = new RegExp(
  `(?:(?:${ENDINGS})s?|(?:^|_)(?:${LAST_WORDS})s?|jaas(?:_?config)?)${GOES_ON}$`,
)

/** Options that sound like secrets and that no schema marks as such. */
const NO_SECRETS = new Set(['max_seeks_for_key', 'sql_require_primary_key', 'server_pem'])

const judged = new Map<string, boolean>()

/**
 * Whether a field of this name holds a secret, by its name alone.
 * @param name in any case and style
 */
export function isSecretName(name: string): boolean {
  // The names of fields repeat, and a list holds many thousands.
  const known = judged.get(name)
  if (known !== undefined) return known
  const words = splitWords(name.slice(-200))
  const secret =
    !NO_SECRETS.has(words) &&
    (SECRET_NAME.test(words) || SECRET_NAME.test(words.replaceAll('_', '')))
  if (judged.size < 5000 && name.length < 64) judged.set(name, secret)
  return secret
}

/** Words in small letters with `_` between: `sslKey2` becomes `ssl_key`. */
function splitWords(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '_')
    .replace(/^_+|[_\d]+$/g, '')
}
