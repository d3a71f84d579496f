/** What stands around charts and tables: the matrix of errors, menus, links on headings, tables that sort. */
export const CHART_STYLES = `
.errors { margin: 1rem 0; }
.matrix { table-layout: fixed; width: 100%; min-width: 40rem; max-width: 58rem; font-size: 0.8rem; line-height: 1.2; border-collapse: separate; border-spacing: 2px; }
.matrix th, .matrix td, .matrix th:last-child, .matrix td:last-child { padding: 0; border: 0; text-align: center; vertical-align: middle; white-space: nowrap; }
.matrix thead th { padding: 0 0 0.2rem; }
.matrix tbody th { text-align: right; padding-right: 0.5rem; white-space: normal; }
.matrix thead th:first-child { width: 4.5rem; }
.matrix thead th, .matrix thead th:last-child { font-size: 0.7rem; white-space: normal; hyphens: auto; overflow-wrap: anywhere; }
.matrix td { height: 1.85rem; background: var(--shade); border-radius: 3px; }
.matrix td.handwritten-more { background: color-mix(in srgb, var(--handwritten) calc(12% + 33% * var(--depth)), var(--paper)); }
.matrix td.learned-more { background: color-mix(in srgb, var(--learned) calc(12% + 33% * var(--depth)), var(--paper)); }
.matrix td.right { background: none; color: var(--soft); box-shadow: inset 0 0 0 1px var(--line); white-space: normal; font-size: 0.68rem; line-height: 1.1; }
.matrix td a { display: grid; place-items: center; height: 100%; text-decoration-color: currentColor; }
figure { position: relative; }
figcaption { position: relative; }
.charts figcaption :is(h4, h6) { padding-right: 3.5rem; }
.charts figcaption .anchor { position: absolute; }
.menu { position: absolute; top: 0; right: 0; margin: 0; z-index: 1; font-size: 0.8125rem; }
.menu summary { margin: 0 !important; padding: 0.1rem 0.5rem; list-style: none; border: 1px solid var(--line); border-radius: 1rem; background: var(--raised); }
.menu summary::-webkit-details-marker { display: none; }
.menu > div { position: absolute; right: 0; top: 100%; margin-top: 0.25rem; display: flex; background: var(--raised); border: 1px solid var(--line); border-radius: 0.4rem; box-shadow: 0 4px 16px rgb(0 0 0 / 18%); padding: 0.2rem; }
.menu button { font: inherit; padding: 0.3rem 0.6rem; border: 0; border-radius: 0.3rem; background: none; color: var(--ink); cursor: pointer; }
.menu button:hover { background: var(--shade); }
.sort { font: inherit; color: inherit; text-align: inherit; padding: 0; margin: 0; border: 0; background: none; cursor: pointer; }
.sort::after { content: '↕'; display: inline-block; width: 1em; margin-right: -1em; text-align: center; opacity: 0; }
.sort:hover::after, .sort:focus-visible::after { opacity: 0.6; }
[aria-sort='ascending'] .sort::after { content: '↑'; opacity: 1; }
[aria-sort='descending'] .sort::after { content: '↓'; opacity: 1; }
.quiet { font: inherit; font-size: 0.8125rem; color: var(--soft); padding: 0 0.3rem; margin-left: 0.6rem; border: 0; background: none; text-decoration: underline; text-underline-offset: 0.2em; cursor: pointer; }
.quiet:hover { color: var(--ink); }
.anchor { color: var(--soft); text-decoration: none; font-weight: 400; font-size: 0.8em; padding: 0 0.2em; }
section.folded { position: relative; }
section.folded > .anchor { position: absolute; right: 0; top: 0.35rem; z-index: 1; font-size: 0.9rem; }
@media (hover: hover) {
  .quiet, .anchor, .menu:not([open]) { opacity: 0; }
  caption { position: relative; }
  caption .quiet { position: absolute; right: 0; bottom: 0.4rem; background: var(--paper); }
  .scroll:hover .quiet, .quiet:focus-visible, :is(h2, h3, h4, h5, h6):hover .anchor, section.folded:hover > .anchor, .anchor:focus-visible, figure:hover .menu, .menu:focus-within { opacity: 1; }
}
@media print { .menu, .quiet, .anchor, .sort::after { display: none; } }
`;
