// The look of the report page: one column that reads well on paper, on a phone and in the dark. Colours
// are variables, so that charts and page change together; every pair was chosen for contrast 4.5 : 1.

export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --card: #ffffff; --ink: #1d2430; --muted: #566072; --line: #e3e0d8;
  --accent: #1f5f8b; --good: #1c7048; --warn: #a33b12; --track: #ece9e1; --mark: #fff3cd;
  --chart-ink: #1d2430; --chart-muted: #566072; --chart-line: #e3e0d8; --chart-paper: #ffffff;
  --chart-first: #2b5c8a; --chart-second: #1d7a5f; --chart-third: #c28a1b; --chart-fourth: #8b4a9c;
  --chart-fifth: #7d8794; --chart-warn: #a33b12;
  --shadow: 0 1px 2px rgb(29 36 48 / 6%), 0 8px 24px rgb(29 36 48 / 5%);
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #12161c; --card: #1a2029; --ink: #e8ebf0; --muted: #a3adbd; --line: #2d3643;
    --accent: #86bfe8; --good: #6fcf9b; --warn: #ff9d73; --track: #2a323e; --mark: #40391f;
    --chart-ink: #e8ebf0; --chart-muted: #a3adbd; --chart-line: #2d3643; --chart-paper: #10141a;
    --chart-first: #6ea8dc; --chart-second: #5cc2a0; --chart-third: #e2b454; --chart-fourth: #c48ed4;
    --chart-fifth: #8c97a6; --chart-warn: #ff9d73; --shadow: none;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 1rem; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
main, header.top, footer { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible, button:focus-visible, [tabindex]:focus-visible, summary:focus-visible {
  outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px;
}
.skip { position: absolute; left: -999px; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; z-index: 1; }
header.top { padding-top: 2.75rem; }
.eyebrow { margin: 0; color: var(--muted); font-size: .8rem; letter-spacing: .09em; text-transform: uppercase; }
h1 { margin: .2rem 0 .4rem; font-size: clamp(1.8rem, 5vw, 2.7rem); line-height: 1.1; letter-spacing: -.02em; }
h2 { margin: 0 0 .35rem; font-size: 1.3rem; letter-spacing: -.01em; }
h3 { margin: 0 0 .3rem; font-size: 1.02rem; }
.lead { margin: 0; color: var(--muted); max-width: 44rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .4rem 1.1rem; list-style: none; padding: 0; margin: 1.1rem 0 0; font-size: .93rem; }
section { margin: 2.6rem 0; }
section > p { max-width: 46rem; margin: .2rem 0 .9rem; color: var(--muted); }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(10.8rem, 1fr)); gap: 1rem; padding: 0; margin: 0; list-style: none; }
.figure, .card { background: var(--card); border: 1px solid var(--line); border-radius: 14px; box-shadow: var(--shadow); }
.figure { padding: 1rem 1.1rem 1.05rem; display: flex; flex-direction: column; }
.figure .label { color: var(--muted); font-size: .88rem; }
.figure .value { font-size: 1.45rem; font-weight: 650; letter-spacing: -.02em; font-variant-numeric: tabular-nums; margin: .1rem 0; }
.figure .value a { color: inherit; text-decoration-color: var(--line); }
.figure .value a:hover { text-decoration-color: currentColor; }
.figure .detail { color: var(--muted); font-size: .88rem; margin-top: auto; }
.bar { height: 8px; border-radius: 4px; background: var(--track); overflow: hidden; margin: .45rem 0 .55rem; }
.bar span { display: block; height: 100%; background: var(--chart-second); border-radius: 4px; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.bar.over span { background: var(--warn); }
.card { padding: 1.1rem 1.2rem; }
.chart { overflow-x: auto; margin: 0; }
.chart svg { display: block; width: 100%; min-width: 34rem; height: auto; }
figure { margin: 0; }
figcaption { font-size: .9rem; color: var(--muted); }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; list-style: none; padding: 0; margin: 0 0 .5rem; font-size: .9rem; }
.legend i { display: inline-block; width: .8rem; height: .8rem; border-radius: 3px; margin-right: .45rem; vertical-align: -1px; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
details { margin-top: .8rem; }
summary { cursor: pointer; color: var(--accent); font-size: .93rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; margin-top: .6rem; }
caption { text-align: left; color: var(--muted); font-size: .88rem; padding-bottom: .3rem; }
th, td { padding: .42rem .7rem; text-align: left; border-bottom: 1px solid var(--line); vertical-align: baseline; }
th:first-child, td:first-child { padding-left: .15rem; }
thead th { color: var(--muted); font-weight: 600; font-size: .84rem; white-space: nowrap; }
tfoot td, tfoot th { font-weight: 650; border-bottom: 0; }
td.amount, th.amount { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.date, td.source { white-space: nowrap; font-variant-numeric: tabular-nums; }
th button { all: unset; cursor: pointer; }
th button::after { content: " ↕"; opacity: .45; }
th[aria-sort="ascending"] button::after { content: " ↑"; opacity: 1; }
th[aria-sort="descending"] button::after { content: " ↓"; opacity: 1; }
tr:target td, tr:target th, article:target { background: var(--mark); }
.todo { list-style: none; padding: 0; margin: 0; }
.todo li { display: grid; grid-template-columns: 7.2rem 1fr; gap: .2rem 1rem; padding: .65rem 0; border-bottom: 1px solid var(--line); }
.todo li:last-child { border-bottom: 0; }
.todo time { font-variant-numeric: tabular-nums; color: var(--muted); }
.todo p { margin: 0; color: var(--muted); font-size: .92rem; }
.problems { list-style: none; padding: 0; margin: 0; display: grid; gap: .7rem; }
.problems li { border-left: 4px solid var(--warn); padding: .1rem 0 .1rem .9rem; }
.problems p { margin: 0; } .problems .hint { color: var(--muted); font-size: .92rem; }
.fine { color: var(--good); font-weight: 600; }
.differs { color: var(--warn); font-weight: 650; }
.missing { color: var(--warn); font-size: .85rem; line-height: 1.35; display: inline-block; font-weight: 500; letter-spacing: 0; overflow-wrap: anywhere; }
h1, .lead, td, .problems p { overflow-wrap: anywhere; }
article { padding: .9rem 0; border-bottom: 1px solid var(--line); border-radius: 6px; }
article:last-of-type { border-bottom: 0; }
.cite { color: var(--muted); font-size: .86rem; }
footer { color: var(--muted); font-size: .88rem; padding-top: 1.5rem; padding-bottom: 3rem; border-top: 1px solid var(--line); }
@media (max-width: 34rem) {
  header.top { padding-top: 1.6rem; } .card { padding: .9rem; }
  .todo li { grid-template-columns: 1fr; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media print {
  :root {
    --paper: #fff; --card: #fff; --ink: #000; --muted: #444; --line: #bbb; --accent: #000; --track: #ddd;
    --mark: #fff; --shadow: none; --warn: #8a2c08; --good: #145235; --chart-ink: #000; --chart-muted: #444;
    --chart-line: #ccc; --chart-paper: #fff; --chart-first: #2b5c8a; --chart-second: #1d7a5f;
    --chart-third: #c28a1b; --chart-fourth: #8b4a9c; --chart-fifth: #7d8794; --chart-warn: #8a2c08;
  }
  body { font-size: 9.5pt; } nav, .skip, summary { display: none; }
  main, header.top, footer { max-width: none; padding: 0; }
  .figures { grid-template-columns: repeat(3, 1fr); gap: .6rem; }
  .figure, figure, .todo li, tr { break-inside: avoid; }
  .card { border: 0; padding: 0; border-radius: 0; } details table { font-size: 8pt; }
  th, td { padding: .2rem .5rem; } .detail, .todo p, .hint, table, .legend, section > p { font-size: 8.5pt; }
  .figure .value { font-size: 13pt; }
  th button { display: contents; } th button::after { content: none; } thead th { font-size: inherit; }
  section { margin: 1.2rem 0; } h2 { break-after: avoid; }
  .chart svg { min-width: 0; } a { text-decoration: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;
