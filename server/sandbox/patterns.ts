/**
 * The options' patterns are Python's, and some take exponential or quadratic time in a matcher that
 * backtracks, as JavaScript's does: 128 times `M` in a date format of Grafana would be busy for
 * years. Each of those is matched by an expression for the same texts that never has two ways to
 * go on. The rest is linear, or its text is short: a limit of length is checked before the pattern.
 * Rewriting was chosen over a limit for all texts, which would refuse what Aiven takes, and over
 * another matcher, which would be a dependency for three patterns.
 */
const LINEAR: ReadonlyMap<string, string> = new Map([
  [
    // Grafana's date formats: nearly every letter is a token by itself, and so are its repetitions.
    String.raw`^(([Hh]mm(ss)?|Mo|MM?M?M?|Do|DDDo|DD?D?D?|ddd?d?|do?|w[o|w]?|W[o|W]?|Qo?|N{1,5}|YYYYYY|YYYYY|YYYY|YY|y{2,4}|yo?|gg(ggg?)?|GG(GGG?)?|e|E|a|A|hh?|HH?|kk?|mm?|ss?|S{1,9}|x|X|zz?|ZZ?|LTS|LT|LL?L?L?|l{1,4}|[-+/T,;.: ]?)*)$`,
    String.raw`^(?:[MDdQy]o?|[wW][o|]?|(?:YY|Y{4,})(?!Y)|(?:gg|g{4,})(?!g)|(?:GG|G{4,})(?!G)|[NeEaAhHkmsSxXzZLl+/T,;.: -])*$`,
  ],
  [
    // OpenSearch's lists of indices: a `-` or `*` at the start of one can be read in two ways.
    String.raw`^(\*?[a-z0-9._-]*\*?|-\*?[a-z0-9._-]*\*?)(,(\*?[a-z0-9._-]*\*?|-\*?[a-z0-9._-]*\*?))*[,]?$`,
    String.raw`^(?:-?\*[a-z0-9._-]*\*?|(?!-?\*)[a-z0-9._-]*\*?)(?:,(?:-?\*[a-z0-9._-]*\*?|(?!-?\*)[a-z0-9._-]*\*?))*$`,
  ],
  // Not anchored: every digit starts another search to the end of the digits.
  [String.raw`\d+(?:b|kb|mb|gb|tb)`, String.raw`\d(?:b|kb|mb|gb|tb)`],
])

/**
 * The regular expression that decides about texts for a pattern of an option.
 * @param pattern as the schema has it; Python allows a flag at its start
 */
export function toRegExp(pattern: string): RegExp {
  const linear = LINEAR.get(pattern) ?? pattern
  return linear.startsWith('(?i)') ? new RegExp(linear.slice(4), 'i') : new RegExp(linear)
}
