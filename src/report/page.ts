/** The frame of the page: head, policy and style. It loads nothing and runs nothing. */
import { asMade, type Content, html, textOf } from './html.js'

/** Nothing but the styles of the page itself; no script, no picture from elsewhere, no form, no frame. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

const style = `
:root { color-scheme: light dark; --ground: #fff; --text: #1a1a1a; --soft: #555; --line: #d5d5d5; --panel: #f5f5f2; --link: #00568f;
  --good: #00568f; --bad: #a33e00; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #16181a; --text: #e8e6e3; --soft: #a9a9a4; --line: #3b3f42; --panel: #202326; --link: #7fc1f2;
    --good: #8ecbf5; --bad: #f4a26b; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; overflow-wrap: break-word; background: var(--ground); color: var(--text); font: 1.0625rem/1.6 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
header, main, footer { max-width: 66rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.5rem; }
footer { padding-bottom: 3rem; color: var(--soft); }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.4rem; line-height: 1.25; margin: 3rem 0 .75rem; padding-top: .75rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.0625rem; line-height: 1.35; margin: 1.75rem 0 .25rem; }
p, ul, ol, dl, pre { margin: .5rem 0 1rem; max-width: 48rem; }
li { margin: .25rem 0; }
.verdicts li { margin: .9rem 0; }
h3 + figure { margin-top: .75rem; }
a { color: var(--link); }
.question { font-size: 1.25rem; line-height: 1.45; margin: 0 0 1rem; }
.soft { color: var(--soft); }
.small { font-size: .875em; }
.alarm { border-left: .3rem solid var(--bad); background: var(--panel); padding: .75rem 1rem; }
.better { color: var(--good); font-weight: 600; }
.worse { color: var(--bad); font-weight: 600; }
.badge { display: inline-block; border: 1px solid currentColor; border-radius: .25rem; padding: 0 .35em; font-size: .9em; white-space: nowrap; }
nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
code, pre { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: .875em; overflow-wrap: anywhere; }
pre { background: var(--panel); padding: .75rem 1rem; white-space: pre-wrap; border-radius: .25rem; }
.wide { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; font-size: .875rem; line-height: 1.4; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--soft); padding-bottom: .5rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .9rem .45rem 0; border-bottom: 1px solid var(--line); }
td { min-width: 7.5rem; }
td.words { min-width: 11rem; }
td.value { min-width: 4.5rem; }
thead th { border-bottom: 2px solid var(--soft); vertical-align: bottom; max-width: 14rem; }
tbody th { font-weight: 600; min-width: 9rem; max-width: 20rem; }
.meaning { font-weight: 400; }
th code { overflow-wrap: normal; }
figure { margin: 1.5rem 0 2rem; }
.chart { background: #fff; border: 1px solid var(--line); border-radius: .375rem; overflow-x: auto; }
.chart svg { display: block; max-width: 100%; height: auto; min-width: 40rem; margin: 0 auto; }
figcaption { font-size: .875em; color: var(--soft); margin-top: .5rem; }
summary { cursor: pointer; }
dt { font-weight: 600; }
dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
@media print {
  :root { color-scheme: light; --ground: #fff; --text: #000; --soft: #444; --line: #bbb; --panel: #f5f5f2; --link: #000; --good: #000; --bad: #000; }
  body { font-size: 10pt; }
  header, main, footer { max-width: none; padding: 0; }
  nav { display: none; }
  figure, tr, li { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  .wide, .chart { overflow: visible; }
  .chart { border: 0; }
  .chart svg { min-width: 0; max-height: 20cm; }
  table { font-size: 7.5pt; }
  td, td.words, td.value, tbody th { min-width: 0; }
}
`

/** The whole document, with what it adds to the style. */
export const page = (title: string, body: Content, further = ''): string =>
  textOf(html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${asMade(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – Responsorium</title>
<style>${asMade(style + further)}</style>
</head>
<body>
${body}
</body>
</html>
`)
