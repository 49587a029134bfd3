/** The console's own colours (src/ui/tokens.css), as older browsers know them too. */
const LIGHT = `
  --page: #ffffff; --muted: #f6f6f7; --text: #2d2e30; --text-muted: #616264; --accent: #007672;
  --line: #e1e1e1; --success: #09703a; --success-soft: #effff1; --info: #0b60a5; --info-soft: #e9f6fd;
  --warning: #7d5200; --warning-soft: #fff6dc; --danger: #b32424; --danger-soft: #fff1f1;
  --neutral: #4a4b4d; --neutral-soft: #eeeeef;`
const DARK = `
  --page: #16171a; --muted: #1f2021; --text: #ebebeb; --text-muted: #b5b5b7; --accent: #2ed0cd;
  --line: #34363a; --success: #6fdb9b; --success-soft: #0b2917; --info: #7cc4ff; --info-soft: #0a2540;
  --warning: #f5c451; --warning-soft: #332500; --danger: #ff9b9b; --danger-soft: #3a1414;
  --neutral: #c9cacb; --neutral-soft: #2d2e30;`

/** The kit's only style sheet. On paper it is light, and every script is printed. */
export const STYLE = `
:root { color-scheme: light dark; ${LIGHT} }
@media screen and (prefers-color-scheme: dark) { :root { ${DARK} } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 80rem; padding: 1.5rem; background: var(--page); color: var(--text);
  font: 400 0.875rem/1.25rem Inter, system-ui, sans-serif; -webkit-text-size-adjust: 100%; }
h1 { font: 500 1.375rem/1.75rem Inter, system-ui, sans-serif; margin: 0 0 0.25rem; }
h2 { font: 500 1.125rem/1.5rem Inter, system-ui, sans-serif; margin: 0 0 0.5rem; }
h3 { font: 600 0.875rem/1.25rem Inter, system-ui, sans-serif; margin: 1rem 0 0.25rem; }
p { margin: 0 0 0.5rem; max-width: 48rem; }
ol, ul { margin: 0 0 0.5rem; padding-inline-start: 1.25rem; max-width: 48rem; }
a { color: var(--accent); }
section { border-top: 1px solid var(--line); margin-top: 1.5rem; padding-top: 1.25rem; }
.brand { font: 600 1rem/1.5rem Inter, system-ui, sans-serif; margin-bottom: 1rem; }
.muted, small { color: var(--text-muted); }
small { font-size: 0.75rem; display: block; }
code, pre { font: 0.8125rem/1.25rem ui-monospace, 'SF Mono', Menlo, Consolas, monospace; }
code { overflow-wrap: anywhere; }
pre { background: var(--muted); border: 1px solid var(--line); border-radius: 6px; padding: 0.75rem;
  margin: 0.5rem 0; overflow-x: auto; user-select: all; -webkit-user-select: all; }
summary { cursor: pointer; padding: 0.25rem 0; color: var(--accent); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; font-weight: 600; padding: 0.75rem 0 0.25rem; }
th, td { text-align: start; vertical-align: top; padding: 0.375rem 0.75rem 0.375rem 0;
  border-bottom: 1px solid var(--line); }
thead th { font-weight: 500; color: var(--text-muted); font-size: 0.75rem; }
tbody th { font-weight: 500; }
td, tbody th { overflow-wrap: anywhere; min-width: 5rem; }
.recover td:first-child { min-width: 0; width: 2rem; }
.why th:first-child { width: 35%; }
b { font-weight: 500; white-space: nowrap; border-radius: 999px; padding: 0 0.5rem;
  color: var(--neutral); background: var(--neutral-soft); }
.success { color: var(--success); background: var(--success-soft); }
.info { color: var(--info); background: var(--info-soft); }
.warning { color: var(--warning); background: var(--warning-soft); }
.danger { color: var(--danger); background: var(--danger-soft); }
.notice { background: var(--warning-soft); color: var(--warning); border-radius: 6px; padding: 0.75rem; }
.notice > :last-child { margin: 0; }
@media (max-width: 35rem) {
  body { padding: 1rem; }
  thead { display: none; }
  tr, td, tbody th { display: block; }
  tr { border-bottom: 1px solid var(--line); padding: 0.5rem 0; }
  td, tbody th { border: 0; padding: 0; min-width: 0; width: auto; }
  td::before { color: var(--text-muted); }
  .why th:first-child { width: auto; }
  .recover td:nth-of-type(2)::before { content: 'Fork: '; }
  .recover td:nth-of-type(3)::before { content: 'Recover in: '; }
  .recover td:nth-of-type(4)::before { content: 'Newest recovery point: '; }
  .recover td:nth-of-type(5)::before { content: 'Data loss: '; }
  .regions td { display: inline; margin-inline-end: 0.75rem; white-space: nowrap; }
  .regions td:nth-of-type(1)::before { content: 'Services: '; }
  .regions td:nth-of-type(2)::before { content: 'Recoverable: '; }
  .regions td:nth-of-type(3)::before { content: 'Lost: '; }
  .regions td:nth-of-type(4)::before { content: 'Unknown: '; }
  .regions td:nth-of-type(5)::before { content: 'Holds copies of: '; }
  .services td:nth-of-type(1)::before { content: 'Runs in: '; }
  .services td:nth-of-type(2)::before { content: 'Copies go to: '; }
  .services td:nth-of-type(4)::before { content: 'Would survive: '; }
  .services td:nth-of-type(5)::before { content: 'Age: '; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 9pt; }
  section { break-before: page; }
  tr, h2, h3, summary { break-inside: avoid; break-after: auto; }
  thead { display: table-header-group; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 0; padding: 0; }
  details::details-content { content-visibility: visible; block-size: auto; opacity: 1; }
  .wide { overflow: visible; }
  a { color: inherit; text-decoration: none; }
  td small code, .services td:nth-of-type(-n + 2) { white-space: nowrap; }
}
`

/** The digest by which the file lets this style in and nothing else; style.test.ts holds it. */
export const STYLE_DIGEST = 'sha256-YxWy5GTsur1IJQjeNi06hkQJGzCR11FvT54e90W1VYI='
