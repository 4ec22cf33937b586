/** The style of the page that shows a paper contract beside its clauses, on a screen and on paper. */
export const BESIDE_CSS = `
@page { size: A4 landscape; margin: 12mm }
* { box-sizing: border-box }
body { margin: 1.5rem auto; max-width: 72rem; padding: 0 1rem; color: #16191f; background: #fff;
  font: 10.5pt/1.45 system-ui, "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "Noto Sans Arabic", sans-serif }
h1 { font-size: 17pt; margin: 0 0 .3rem }
h2 { font-size: 12.5pt; margin: 1.4rem 0 .4rem; break-after: avoid }
p { margin: 0 0 .3rem } p:last-child { margin-bottom: 0 }
.source { color: #3d4652 } a { color: inherit }
.total { margin-top: .6rem; font-size: 12pt }
table { width: 100%; border-collapse: collapse; table-layout: fixed }
thead { display: table-header-group }
tr { break-inside: avoid }
th, td { padding: .4rem .6rem; vertical-align: top; text-align: start; border-top: 1px solid #c6cbd1; overflow-wrap: anywhere }
th { border-top: 2px solid #16191f; font-size: 9pt; color: #3d4652 }
.two th:first-child { width: 42% } .three th:first-child { width: 34% } .three th:last-child { width: 22% }
.three td:last-child { font-variant-numeric: tabular-nums; border-inline-start: 1px solid #c6cbd1 }
blockquote { margin: 0 0 .3rem; padding-inline-start: .6rem; border-inline-start: 3px solid #16191f;
  font-family: Georgia, "Noto Serif", "Noto Serif CJK SC", "Songti SC", SimSun, serif; white-space: pre-line }
.number { font-weight: 600 } .name { font-weight: 600 }
.note { font-size: 9.5pt; color: #3d4652 } .note span { font-weight: 600 }
.none, .line { color: #5b6673 } .line { font-size: 9pt; display: inline-block; min-width: 4.5rem }
ul { padding-inline-start: 1.2rem } li { margin: .15rem 0; break-inside: avoid } code { font-size: 9pt }
@media print { body { margin: 0; max-width: none; padding: 0; font-size: 9.5pt } a { text-decoration: none } }
`;
