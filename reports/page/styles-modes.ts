/** How the page is seen otherwise: on a projector, and in the colours of the system. */
export const MODE_STYLES = `
@media screen and (max-width: 48rem) { #projector { display: none; } }
.projector-bar { position: fixed; inset: auto 0 0; z-index: 3; display: flex; align-items: center; gap: 0.6rem; padding: 0.4rem 1rem; background: var(--raised); border-top: 1px solid var(--line); font-size: 1rem; }
.projector-bar[hidden] { display: none; }
.projector-bar output { flex: 1; color: var(--soft); }
.projector-bar button { font: inherit; padding: 0.2rem 0.9rem; background: none; color: var(--ink); border: 1px solid var(--line); border-radius: 1rem; cursor: pointer; }
@media screen {
  [data-projector] :is(.bar, footer) { display: none; }
  [data-projector] [data-shown='way'] > :not([data-shown], head, .projector-bar) { display: none; }
  [data-projector] main { zoom: var(--zoom); min-height: calc(100vh / var(--zoom)); display: grid; align-items: center; padding-bottom: calc(3.5rem / var(--zoom)); }
  [data-projector] main .wrap { width: 100%; max-width: 76rem; }
  [data-projector] .folds > section:not(:has(> details[open])) { display: none; }
  [data-projector] section[data-shown] { border: 0; margin: 0; padding: 0.5rem 0 0; }
  [data-projector] [data-shown='whole'] > :is(h3, h4):first-child { margin-top: 0; padding-top: 0; border: 0; font-size: 1.75rem; }
}
@media (forced-colors: active) {
  :root:root:root { --paper: Canvas; --raised: Canvas; --shade: Canvas; --ink: CanvasText; --soft: CanvasText; --line: GrayText;
    --handwritten: CanvasText; --learned: LinkText; --handwritten-text: CanvasText; --learned-text: LinkText; --focus: Highlight; }
  .chart svg, .strip, .legend svg, .drawing svg { forced-color-adjust: none; }
  .handwritten, .learned, .matrix td { forced-color-adjust: none; }
  .matrix td { background: Canvas; color: CanvasText; }
  .matrix td.handwritten-more { box-shadow: inset 0 0 0 1px CanvasText; background: Canvas; }
  .matrix td.learned-more { box-shadow: inset 0 0 0 2px LinkText; background: Canvas; }
  .drawing svg { color: CanvasText; background: Canvas; }
}
`;
