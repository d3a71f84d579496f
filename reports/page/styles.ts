import { CHART_STYLES } from './styles-charts.js';
import { MODE_STYLES } from './styles-modes.js';
import { TRY } from './styles-try.js';
import { VOTES } from './styles-votes.js';

/** Light: ink on warm paper. Hues are of Okabe and Ito (2008): blue is hand-written, vermillion is learned. */
const LIGHT = `
  color-scheme: light;
  --paper: #fbfaf7; --raised: #ffffff; --ink: #1c1e22; --soft: #575c66; --line: #dcdad4; --shade: #f2f0ea;
  --handwritten: #0072b2; --learned: #d55e00;
  --handwritten-text: #005b8f; --learned-text: #a34700; --focus: #1c1e22;`;

/** Dark: the same hues, lifted where text needs the contrast. */
const DARK = `
  color-scheme: dark;
  --paper: #131518; --raised: #1b1e23; --ink: #e9e8e4; --soft: #a6abb4; --line: #343941; --shade: #20242a;
  --handwritten: #56b4e9; --learned: #f0803c;
  --handwritten-text: #79c4ef; --learned-text: #f79a62; --focus: #e9e8e4;`;

const THEME = `
:root { ${LIGHT} }
@media (prefers-color-scheme: dark) { :root:not([data-theme='light']) { ${DARK} } }
:root[data-theme='dark'] { ${DARK} }
@media print { :root:root:root { ${LIGHT} --paper: #ffffff; } }
`;

const BASE = `
*, *::before, *::after { box-sizing: border-box; }
html { font: 100%/1.55 ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif;
  background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; scroll-padding-top: 4rem; }
body { margin: 0; overflow-wrap: break-word; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
h1, h2, h3, .question > h4 { font-family: 'Iowan Old Style', Charter, 'Palatino Linotype', Palatino, 'URW Palladio L', 'Liberation Serif', Georgia, serif;
  font-weight: 600; line-height: 1.2; letter-spacing: -0.01em; text-wrap: balance; margin: 0; }
h1 { font-size: 2.1rem; }
h2 { font-size: 1.75rem; margin-bottom: 0.75rem; }
h3 { font-size: 1.3rem; margin: 2rem 0 0.4rem; }
h4 { font-size: 1.05rem; font-weight: 650; line-height: 1.3; margin: 0; }
h5, h6 { font-size: 0.95rem; font-weight: 650; line-height: 1.35; margin: 0; }
p { margin: 0 0 0.75rem; max-width: 70ch; text-wrap: pretty; }
a { color: inherit; text-decoration-color: var(--soft); text-underline-offset: 0.2em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
code { font: 0.88em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.wrap { max-width: 74rem; margin: 0 auto; padding: 0 clamp(1rem, 4vw, 2.5rem); }
.soft { color: var(--soft); }
.small { font-size: 0.875rem; }
.skip { position: absolute; left: -999rem; top: 0; background: var(--ink); color: var(--paper); padding: 0.5rem 1rem; z-index: 3; }
.skip:focus { left: 0; }
.hidden, .pad .sure { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.handwritten { color: var(--handwritten-text); }
.learned { color: var(--learned-text); }
.badge { display: inline-block; font-family: ui-sans-serif, system-ui, sans-serif; letter-spacing: 0; vertical-align: middle; font-size: 0.75rem; line-height: 1.3; padding: 0.1rem 0.5rem; border: 1px solid currentColor;
  border-radius: 1rem; color: var(--soft); white-space: nowrap; font-weight: 500; }
section.chapter { padding: 2.25rem 0 0.5rem; border-top: 1px solid var(--line); margin-top: 2rem; }
footer { border-top: 1px solid var(--line); margin-top: 4rem; padding: 1.5rem 0 3rem; }
`;

const NAVIGATION = `
.bar { position: sticky; top: 0; z-index: 2; background: var(--paper); border-bottom: 1px solid var(--line); }
.bar .wrap { display: flex; align-items: center; gap: 1rem; min-height: 2.9rem; }
.bar nav { flex: 1; min-width: 0; overflow-x: auto; scrollbar-width: none; }
.bar ul { display: flex; gap: 0.25rem; list-style: none; margin: 0; padding: 0.2rem; }
.bar nav a { display: block; padding: 0.3rem 0.6rem; font-size: 0.875rem; white-space: nowrap; text-decoration: none; color: var(--soft); border-radius: 0.4rem; }
.bar nav a:hover { color: var(--ink); background: var(--shade); }
.bar nav a[aria-current] { color: var(--ink); background: var(--shade); font-weight: 600; }
.within ul { display: flex; flex-wrap: wrap; gap: 0.2rem 1.1rem; list-style: none; margin: 0.6rem 0 0; padding: 0; font-size: 0.875rem; }
.within a { color: var(--soft); }
.within a:hover { color: var(--ink); }
.bar button { font: inherit; font-size: 0.875rem; padding: 0.3rem 0.75rem; background: transparent; color: var(--ink); border: 1px solid var(--line); border-radius: 1rem; cursor: pointer; }
.bar button:hover { border-color: var(--ink); }
.bar button[hidden] { display: none; }
`;

const TABLES = `
.scroll { position: relative; overflow-x: auto; max-width: 100%; margin-bottom: 1.25rem; }
details .scroll { margin-bottom: 0; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 0.9rem; line-height: 1.4; width: 100%; }
table.few { width: auto; min-width: min(100%, 34rem); }
caption span { position: sticky; left: 0; display: inline-block; max-width: min(100%, 100vw - 2rem); }
caption { text-align: left; color: var(--soft); font-size: 0.875rem; padding: 0 0 0.5rem; }
th, td { text-align: left; vertical-align: top; padding: 0.45rem 1.25rem 0.45rem 0; border-bottom: 1px solid var(--line); font-weight: 400; }
thead th { font-size: 0.8rem; color: var(--soft); vertical-align: bottom; border-bottom-color: var(--soft); }
tbody th { font-weight: 550; }
th:last-child, td:last-child { padding-right: 0.25rem; }
th.number, td.number { text-align: right; white-space: nowrap; }
td.words { min-width: 14rem; }
th.word, td.word { white-space: nowrap; }
.interval { display: block; color: var(--soft); font-size: 0.88em; }
details { margin-top: 0.6rem; font-size: 0.9rem; }
summary { cursor: pointer; color: var(--soft); font-size: 0.875rem; width: fit-content; padding: 0.15rem 0; }
summary:hover { color: var(--ink); }
details[open] > summary { margin-bottom: 0.6rem; }
details table { font-size: 0.85rem; }
dl.facts { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: 0.3rem 1.25rem; margin: 0.5rem 0 1rem; font-size: 0.9rem; max-width: 60rem; }
dl.facts dt { color: var(--soft); }
dl.facts dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
`;

const VERDICT = `
.opening { padding-top: 1.6rem; }
.opening .lede { font-size: 1rem; color: var(--soft); margin: 0.3rem 0 0.35rem; max-width: none; }
.run { font-size: 0.85rem; color: var(--soft); margin: 0; max-width: none; }
.notice { max-width: none; border-left: 3px solid var(--learned); padding: 0.1rem 0 0.1rem 0.75rem; margin: 0.6rem 0 0; font-size: 0.9rem; }
.verdicts { margin-top: 1rem; }
.verdicts table { font-size: 0.875rem; line-height: 1.35; }
.verdicts caption { font-size: 0.875rem; padding-bottom: 0.35rem; }
.verdicts thead th { font-size: 0.875rem; color: var(--ink); font-weight: 600; }
.verdicts th, .verdicts td { padding: 0.55rem 0.75rem; min-width: 9.6rem; border-left: 1px solid var(--line); }
.verdicts th:first-child { border-left: 0; padding-left: 0; min-width: 9rem; max-width: 14rem; }
@media screen and (min-width: 44.01rem) { .verdicts th:first-child { position: sticky; left: 0; background: var(--paper); z-index: 1; } }
.verdicts tbody th { font-weight: 600; }
.verdicts tbody th a { text-decoration: none; }
.verdicts tbody th a:hover { text-decoration: underline; }
.verdicts tbody th .small { display: block; font-weight: 400; color: var(--soft); font-size: 0.8rem; }
.verdicts .winner { display: block; font-weight: 650; font-size: 0.95rem; }
.verdicts .amount { display: block; font-weight: 550; }
.verdicts .rest { display: block; color: var(--soft); font-size: 0.8rem; }
.verdicts .rest > span { display: inline-block; }
.verdicts td.win-handwritten { background: color-mix(in srgb, var(--handwritten) 7%, transparent); box-shadow: inset 0 2px var(--handwritten); }
.verdicts td.win-learned { background: color-mix(in srgb, var(--learned) 7%, transparent); box-shadow: inset 0 2px var(--learned); }
.verdicts tfoot th, .verdicts tfoot td { border-bottom: 0; font-size: 0.8rem; color: var(--soft); padding-block: 0.35rem; }
@media screen and (max-width: 44rem) {
  .verdicts table, .verdicts tbody, .verdicts tr, .verdicts th, .verdicts td, .verdicts caption { display: block; }
  .verdicts thead, .verdicts tfoot { display: none; }
  .verdicts tbody tr { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); border-top: 1px solid var(--soft); padding: 0.6rem 0 1rem; gap: 0.5rem; }
  .verdicts tbody th { grid-column: 1 / -1; max-width: none; }
  .verdicts th, .verdicts td { min-width: 0; border: 0; padding: 0.5rem 0.6rem; white-space: normal; }
  .verdicts tbody th:first-child { padding: 0; font-size: 1rem; }
  .verdicts td::before { content: attr(data-measure); display: block; font-size: 0.78rem; color: var(--soft); }
  .verdicts td.soft { box-shadow: inset 0 1px var(--line); }
}
.sentences { margin: 1.5rem 0 0; padding: 0; list-style: none; max-width: 80ch; }
.sentences li { margin-bottom: 0.6rem; }
.symbols { display: flex; flex-wrap: wrap; gap: 0.2rem 1.25rem; list-style: none; margin: 0; padding: 0; font-size: 0.875rem; }
`;

const GLANCE = `
.glance { margin: 0.6rem 0 0.4rem; }
.glance table { table-layout: fixed; font-size: 0.875rem; line-height: 1.35; }
.glance th, .glance td { padding: 0.5rem 0.8rem 0.45rem; }
.glance th:first-child, .glance td:first-child { width: 35%; padding-left: 0; }
.glance td:last-child { padding-right: 0.9rem; }
.glance thead th { font-size: 0.875rem; color: var(--ink); font-weight: 600; padding-block: 0.2rem 0.35rem; }
.glance tbody th a { font-size: 1rem; font-weight: 650; text-decoration: none; }
.glance tbody th a:hover { text-decoration: underline; }
.glance tbody th { font-weight: 400; }
.glance tbody th p { margin: 0.15rem 0 0; max-width: none; font-size: 0.82rem; line-height: 1.4; }
.glance .words { display: block; font-weight: 650; }
.glance .rest { display: flex; gap: 0.2rem 0.9rem; flex-wrap: wrap; font-size: 0.8rem; color: var(--soft); }
.glance tfoot td { border-bottom: 0; padding-block: 0.3rem 0; }
.strip { display: block; overflow: visible; margin: 0.15rem 0; }
.strip line { stroke: currentColor; stroke-width: 1.6; }
.strip line.grid { stroke: var(--line); stroke-width: 1; }
.strip circle, .strip path { fill: currentColor; }
.strip .handwritten { color: var(--handwritten); }
.strip .learned { color: var(--learned); }
.axis { position: relative; height: 1.1rem; font-size: 0.75rem; color: var(--soft); }
.axis span { position: absolute; transform: translateX(-50%); white-space: nowrap; }
.chips { display: flex; flex-wrap: wrap; gap: 0.35rem; list-style: none; margin: 0.6rem 0 0; padding: 0; font-size: 0.8125rem; }
.chips a { display: block; padding: 0.12rem 0.65rem; border: 1px solid var(--line); border-radius: 1rem; text-decoration: none; }
.chips a:hover { border-color: var(--ink); }
.command { display: flex; align-items: center; gap: 0.6rem; margin: 0.6rem 0 0; max-width: none; min-width: 0; }
.command code { overflow-wrap: anywhere; background: var(--shade); border-radius: 0.3rem; padding: 0.15rem 0.5rem; }
.command button { font: inherit; font-size: 0.8125rem; padding: 0.1rem 0.7rem; background: transparent; color: var(--ink); border: 1px solid var(--line); border-radius: 1rem; cursor: pointer; }
.command button:hover { border-color: var(--ink); }
.command button[hidden] { display: none; }
@media screen and (max-width: 52rem) {
  .glance table, .glance tbody, .glance tr, .glance th, .glance td { display: block; }
  .glance thead, .glance tfoot { display: none; }
  .glance tbody tr { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); border-top: 1px solid var(--soft); padding: 0.6rem 0 0.9rem; }
  .glance tbody th { grid-column: 1 / -1; border: 0; }
  .glance th:first-child, .glance td:first-child { width: auto; }
  .glance td, .glance td:last-child { border: 0; padding: 0.4rem 1rem 0.3rem 0; }
  .glance td::before { content: attr(data-measure); display: block; font-size: 0.78rem; color: var(--soft); }
}
`;

const CLAIMS = `
.claims { display: grid; gap: 0; margin: 0; padding: 0; list-style: none; }
.claims > li { display: grid; grid-template-columns: 9.5rem minmax(0, 1fr); gap: 0.25rem 1.5rem; padding: 1.1rem 0; border-top: 1px solid var(--line); }
.claims .ruling { font-weight: 650; }
.claims .ruling span { display: inline-block; width: 1.3em; }
.claims h3 { margin: 0 0 0.3rem; font-size: 1.15rem; }
.claims .criterion { color: var(--soft); font-size: 0.9rem; margin-bottom: 0.4rem; }
.claims ul { margin: 0; padding: 0; list-style: none; font-size: 0.9rem; max-width: 75ch; }
.claims ul li { padding-left: 1.3em; text-indent: -1.3em; }
@media screen and (min-width: 64rem) { .claims { grid-template-columns: 1fr 1fr; column-gap: 3rem; } .claims > li { grid-template-columns: 7.5rem minmax(0, 1fr); } }
@media screen and (max-width: 40rem) { .claims > li { grid-template-columns: 1fr; } }
`;

const CHARTS = `
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 27rem), 1fr)); gap: 2.25rem 3rem; margin: 1rem 0 2rem; }
.charts > figure { margin: 0; min-width: 0; }
.charts > figure:only-child, figure.errors { display: block; }
@media screen and (min-width: 62rem) {
  .charts > figure:only-child, figure.errors { display: grid; grid-template-columns: minmax(13rem, 20rem) minmax(0, 1fr); column-gap: 2.5rem; grid-template-rows: auto 1fr auto; }
  .charts > figure.said:only-child { grid-template-columns: 1fr 1fr; }
  .charts > figure:only-child > figcaption, figure.errors > figcaption { grid-column: 1; grid-row: 1 / span 2; }
  .charts > figure:only-child > :not(figcaption), figure.errors > :not(figcaption) { grid-column: 2; }
  .charts > figure:only-child > [role='img'] { grid-row: 2 / span 2; }
  .charts > figure:only-child > details { grid-column: 1; grid-row: 3; }
  .charts > figure:only-child > details[open] { grid-column: 1 / -1; grid-row: 4; }
}
@media screen and (min-width: 110rem) { .wrap { max-width: 100rem; } }
figcaption p { font-size: 0.875rem; color: var(--soft); margin: 0.2rem 0 0.6rem; max-width: 62ch; }
figcaption .said p { font-size: 1rem; color: var(--ink); }
figcaption .direction { color: var(--ink); font-weight: 550; }
.legend { display: flex; flex-wrap: wrap; gap: 0.1rem 1.1rem; list-style: none; margin: 0 0 0.4rem; padding: 0; font-size: 0.8125rem; }
.legend li { display: flex; align-items: center; gap: 0.35rem; }
.chart { width: 100%; min-height: 4rem; }
.chart svg { display: block; max-width: 100%; overflow: visible; }
.method { font-size: 0.8125rem; color: var(--soft); margin: 0.6rem 0 0; max-width: none; }
#tooltip { position: fixed; z-index: 3; display: block; width: auto; padding: 0.5rem 0.7rem; background: var(--raised); color: var(--ink);
  border: 1px solid var(--line); border-radius: 0.4rem; box-shadow: 0 4px 16px rgb(0 0 0 / 18%); font-size: 0.8125rem; max-width: 20rem; pointer-events: none; }
#tooltip[hidden] { display: none; }
#tooltip td { border: 0; padding: 0.05rem 0.5rem 0.05rem 0; }
#tooltip td.key { color: var(--soft); }
`;

const QUESTIONS = `
.about { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 0 2.5rem; }
.question { position: relative; margin-top: 1.2rem; padding-top: 0.8rem; border-top: 1px solid var(--line); }
.question > h4 { font-size: 1.2rem; margin-bottom: 0.4rem; }
.question > p { max-width: none; margin-bottom: 0.3rem; }
.question > section > h5 .anchor { position: absolute; }
.question > section > h5 { font-size: 0.8125rem; font-weight: 500; color: var(--soft); margin: 0.6rem 0 0.3rem; }
@media screen and (min-width: 48rem) { .question > h4 + section:not(:has(+ section)) > h5 { position: absolute; top: 1.1rem; right: 0; margin: 0; } }
.question .charts { margin: 0.6rem 0 0.8rem; gap: 1.5rem 3rem; }
.question figure.errors { margin: 0.6rem 0; }
.question .scroll { margin-bottom: 0.5rem; }
.question figure > details { margin-top: 0.2rem; }
.question details.more { margin: 0.3rem 0; }
.folds { display: flex; flex-wrap: wrap; gap: 0 1rem; margin-top: 0.3rem; }
.folds > section { min-width: 0; padding-right: 1.2rem; }
.folds > section:has(> details[open]) { flex-basis: 100%; padding-right: 0; }
@media screen and (max-width: 40rem) { .folds > section { flex-basis: 100%; } }
`;

const FOLDED = `
section.folded > details { border-top: 1px solid var(--line); margin: 0; }
.folds > section.folded > details:not([open]) { border-top-color: transparent; }
section.folded > details > summary { width: auto; padding: 0.3rem 0; color: var(--ink); }
section.folded > details > summary :is(h3, h5) { display: inline; margin: 0; font-size: 1rem; }
.folds > section.folded > details > summary h5 { font-size: 0.9rem; font-weight: 550; }
section.folded > details[open] { padding-bottom: 1.5rem; }
section:not(.folded) + section.folded { margin-top: 1.5rem; }
details.more { margin: 0.5rem 0 1rem; }
.steps { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 0.8rem; margin: 0.5rem 0; font-size: 0.875rem; }
.steps [hidden], .steps[hidden] { display: none; }
.steps button, .steps select { font: inherit; padding: 0.2rem 0.8rem; background: var(--raised); color: var(--ink); border: 1px solid var(--line); border-radius: 1rem; cursor: pointer; }
.steps button:hover, .steps select:hover { border-color: var(--ink); }
.steps output { color: var(--soft); }
.gallery > li[hidden] { display: none; }
`;

const GALLERY = `
.programs { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1rem 2.5rem; margin: 1rem 0; padding: 0; list-style: none; }
.programs li { border-top: 2px solid var(--line); padding-top: 0.6rem; font-size: 0.9rem; }
.programs li.handwritten-edge { border-top-color: var(--handwritten); }
.programs li.learned-edge { border-top-color: var(--learned); }
.programs p { margin: 0.25rem 0 0; }
.gallery { display: grid; gap: 1rem; margin: 1rem 0; padding: 0; list-style: none; }
.gallery > li { background: var(--raised); border: 1px solid var(--line); border-radius: 0.5rem; padding: 1rem 1.25rem;
  display: grid; grid-template-columns: 9rem repeat(2, minmax(0, 1fr)); gap: 1rem 1.75rem; }
.gallery .input p, .gallery .answer p { margin: 0.35rem 0 0; font-size: 0.875rem; }
.gallery .answer + .answer { border-left: 1px solid var(--line); padding-left: 1.75rem; }
.gallery audio { display: block; width: 100%; height: 2rem; margin: 0.5rem 0 0; }
.drawing { display: block; }
.drawing svg { display: block; width: 100%; max-width: 9rem; max-height: 11rem; height: auto; }
.answer .said .small { font-weight: 400; }
.answer .said { font-size: 1rem !important; font-weight: 600; }
.answer ol { margin: 0.5rem 0 0; padding-left: 1.3rem; font-size: 0.875rem; line-height: 1.45; }
.answer li { margin-bottom: 0.15rem; }
.answer details ol { font-size: 0.8rem; }
.enough { display: flex; gap: 0.8rem; align-items: center; margin-top: 0.6rem; }
.enough .drawing svg { width: 6rem; }
.outline { font-size: 0.875rem; margin: 0.5rem 0 1.25rem; }
.outline ul { list-style: none; margin: 0; padding: 0 0 0 0.2rem; }
.outline ul ul { margin-left: 0.6rem; padding-left: 0.9rem; border-left: 1px solid var(--line); }
.outline li { padding: 0.1rem 0; line-height: 1.4; }
.drawings { display: flex; flex-wrap: wrap; gap: 1rem; margin: 0.5rem 0 1.5rem; }
.drawings .drawing { width: 7rem; }
.strips { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 1rem 1.5rem; }
.strips > li > div { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 9rem); gap: 0.5rem; }
.strips > li > div > div { max-width: 9rem; }
.strips p { margin: 0.25rem 0; line-height: 1.3; }
.strips audio { width: 100%; height: 2rem; }
.drawings > div { max-width: 11rem; }
.drawings audio { display: block; width: 100%; height: 2rem; margin: 0.5rem 0 0; }
@media screen and (max-width: 48rem) {
  .gallery > li { grid-template-columns: minmax(0, 1fr); }
  .gallery .answer + .answer { border-left: 0; padding-left: 0; border-top: 1px solid var(--line); padding-top: 1rem; }
}
`;

const PRINT = `
@media print {
  html { font-size: 9.5pt; }
  .bar, .skip, summary, noscript { display: none; }
  .wrap { max-width: none; padding: 0; }
  section.chapter { break-before: page; border: 0; margin: 0; padding: 0; }
  figure, .gallery > li, .claims > li, .programs li, tr { break-inside: avoid; }
  h2, h3, h4, h5, h6 { break-after: avoid; }
  .folds { display: block; }
  .scroll { overflow: visible; }
  .charts { display: block; margin: 0; }
  .charts > figure, figure.errors { display: grid; grid-template-columns: 15rem minmax(0, 1fr); column-gap: 1.5rem; margin: 0.75rem 0 1.25rem; }
  .charts > figure > figcaption { grid-row: 1 / span 2; }
  .charts > figure > :is(.legend, [role='img']) { grid-column: 2; }
  figure > details, figure.errors > * { grid-column: 1 / -1; }
  .chart { min-height: 0 !important; }
  section.folded > details > summary { display: block; list-style: none; }
  .command button, .steps, .questions { display: none; }
  .matrix { min-width: 0; }
  .gallery, .claims { display: block; }
  .gallery > li { margin-bottom: 0.75rem; }
  .within { display: none; }
  .chart svg { width: 100%; height: auto; }
  td.words, .verdicts th, .verdicts td, .verdicts th:first-child { min-width: 0; }
  .verdicts th, .verdicts td { padding: 0.4rem 0.5rem; }
  thead { display: table-row-group; }
  th.number, td.number { white-space: normal; }
  a { text-decoration: none; }
}
`;

/** The page's style sheet. */
export const STYLES = [
  THEME,
  BASE,
  NAVIGATION,
  TABLES,
  VERDICT,
  GLANCE,
  CLAIMS,
  CHARTS,
  CHART_STYLES,
  QUESTIONS,
  FOLDED,
  GALLERY,
  VOTES,
  MODE_STYLES,
  TRY,
  PRINT,
].join('');
