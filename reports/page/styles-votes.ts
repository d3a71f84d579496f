import { AGAINST, FOR } from '../../tasks/kit/drawing-colours.js';

/**
 * How votes look: a bar is the ground of its cell, from the middle to the right by `--for` and to the left by `--against`, in
 * per cent of a half, with a line in the middle. Where two answers side by side leave no room for it, they stand below each other.
 */
export const VOTES = `
.answer table.votes { margin: 0.5rem 0 0; line-height: 1.4; font-size: 0.875rem; }
.votes :is(th, td), .votes :is(th, td):last-child { border: 0; padding: 0.15rem 0.2rem; }
.votes tr > :first-child { padding-left: 0; }
.votes tr > :nth-child(n + 2) { width: 4rem; text-align: right; white-space: nowrap; font-weight: 600; }
.votes tr > :nth-child(3) { width: 3rem; }
.votes tr > :nth-child(4) { text-align: left; }
.votes thead th:nth-child(n + 2) { padding-inline: 0.1rem; font-size: 0.75rem; white-space: normal; hyphens: auto; overflow-wrap: anywhere; line-height: 1.2; }
.votes thead th:nth-child(2) { box-shadow: inset 0 -2px ${AGAINST}; }
.votes thead th:nth-child(4) { box-shadow: inset 0 -2px ${FOR}; }
.votes tbody { counter-reset: step; }
.gallery .votes tbody td:first-child { counter-increment: step; position: relative; padding-left: 1.6rem; }
.gallery .votes tbody td:first-child::before { content: counter(step) '.'; position: absolute; left: 0; }
.votes tbody td:nth-child(3) {
  background: linear-gradient(var(--soft), var(--soft)) center / 1px 100% no-repeat,
    linear-gradient(to right, transparent calc(50% - 0.5% * var(--against, 0)), ${AGAINST} 0 50%, ${FOR} 0 calc(50% + 0.5% * var(--for, 0)), transparent 0) center 0.3rem / 100% 0.85rem no-repeat;
  forced-color-adjust: none; print-color-adjust: exact; -webkit-print-color-adjust: exact;
}
@media print, screen and (min-width: 48.01rem) and (max-width: 64rem) {
  .gallery > li:has(.votes) { grid-template-columns: 9rem minmax(0, 1fr); }
  .gallery > li:has(.votes) > .input { grid-row: span 2; }
  .gallery > li:has(.votes) > .answer + .answer { border-left: 0; padding-left: 0; border-top: 1px solid var(--line); padding-top: 1rem; }
}
`;
