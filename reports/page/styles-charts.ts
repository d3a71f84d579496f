/** What stands around charts and tables: the matrix of errors, menus, links on headings, tables that sort. */
export const CHART_STYLES = `
.matrix { width: auto; font-size: 0.8rem; line-height: 1.2; border-collapse: separate; border-spacing: 2px; }
.matrix th, .matrix td, .matrix th:last-child, .matrix td:last-child { padding: 0; border: 0; text-align: center; vertical-align: middle; white-space: nowrap; }
.matrix thead th { padding: 0 0.2rem 0.2rem; }
.matrix tbody th { text-align: right; padding-right: 0.5rem; }
.matrix td { min-width: 2.9rem; height: 1.75rem; background: var(--shade); border-radius: 3px; }
.matrix td.handwritten-more { background: color-mix(in srgb, var(--handwritten) calc(12% + 33% * var(--depth)), var(--paper)); }
.matrix td.learned-more { background: color-mix(in srgb, var(--learned) calc(12% + 33% * var(--depth)), var(--paper)); }
.matrix td.right { background: none; color: var(--soft); box-shadow: inset 0 0 0 1px var(--line); padding: 0 0.3rem; }
.matrix td a { display: grid; place-items: center; height: 100%; text-decoration-color: currentColor; }
`;
