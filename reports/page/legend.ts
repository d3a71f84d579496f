import type { LegendEntry } from '../charts/legend.js';
import type { Shape } from '../charts/theme.js';
import { html, type Html } from './html.js';

/** Vega's shapes as paths in a square from −8 to 8. */
const PATHS: Readonly<Record<Shape, string>> = {
  circle: 'M-5 0A5 5 0 1 1 5 0A5 5 0 1 1 -5 0Z',
  square: 'M-4.5 -4.5H4.5V4.5H-4.5Z',
  diamond: 'M0 -6.5L5 0L0 6.5L-5 0Z',
  'triangle-up': 'M0 -5L5.5 4.5H-5.5Z',
  'triangle-down': 'M0 5L5.5 -4.5H-5.5Z',
  'triangle-right': 'M5 0L-4.5 5.5V-5.5Z',
  cross: 'M-2 -6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z',
};

/** What the marks of a chart stand for, as a list that wraps. */
export function legendHtml(entries: readonly LegendEntry[]): Html | null {
  if (entries.length === 0) return null;
  return html`<ul class="legend" aria-label="Legend">
    ${entries.map((entry) => html`<li>${swatch(entry)}${entry.name}</li>`)}
  </ul>`;
}

function swatch({ mark, colour }: LegendEntry): Html {
  if ('shape' in mark) {
    return html`<svg viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">
      <path d="${PATHS[mark.shape]}" fill="${colour}" />
    </svg>`;
  }
  return html`<svg viewBox="0 -8 30 16" width="30" height="16" aria-hidden="true">
    <path d="M0 0H30" stroke="${colour}" stroke-width="2" stroke-dasharray="${mark.dash.join(' ')}" />
  </svg>`;
}
