/** Options that people give to `npm start` itself, and whether a value follows. */
const OPTIONS = {
  port: true,
  'sandbox-port': true,
  data: true,
  fleet: true,
  upstream: true,
  'token-file': true,
  host: true,
  'metrics-port': true,
  'public-url': true,
  watch: false,
  'read-only': false,
}

/**
 * What to say where npm kept options for itself, as it does with all that is not after two dashes:
 * `npm start --port 5000` sets a variable and starts on the usual port.
 * @param env the environment that npm made
 * @param args what it left: of an option that npm does not know, some versions leave the value
 * @returns a sentence with the command that was meant; undefined where npm kept none
 */
export function explainKeptOptions(env, args) {
  const values = [...args]
  const kept = Object.entries(OPTIONS).flatMap(([name, takesValue]) => {
    const value = env[`npm_config_${name.replaceAll('-', '_')}`]
    if (value === undefined || value === '') return []
    if (!takesValue) return [`--${name}`]
    return [`--${name} ${value === 'true' ? (values.shift() ?? '…') : value}`]
  })
  if (kept.length === 0) return undefined
  const meant = kept.join(' ')
  return `npm kept ${meant} for itself. Put two dashes before the options of Offsite:\n  npm start -- ${meant}`
}
