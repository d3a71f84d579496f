/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import type { TooltipHandler } from 'vega';

/** Between the pointer and the tooltip, and the tooltip and the edge of the window, in pixels. */
const AIR = 10;

/** Shows what a mark stands for beside the pointer; without a value it hides. All that it shows is text. */
export const showTooltip: TooltipHandler = (_handler, event: MouseEvent, _item, value) => {
  const tooltip = document.getElementById('tooltip') ?? makeTooltip();
  const shown = typeof value === 'object' && value !== null;
  tooltip.hidden = !shown;
  if (!shown) return;
  tooltip.replaceChildren(
    ...Object.entries(value as Readonly<Record<string, unknown>>).map(([key, text]) => {
      const line = document.createElement('tr');
      line.append(cell('key', key), cell('value', String(text)));
      return line;
    }),
  );
  const { width, height } = tooltip.getBoundingClientRect();
  const left = event.clientX + AIR;
  const top = event.clientY + AIR;
  // Where there is no room right of the pointer or below it, it stands on the other side.
  tooltip.style.left = `${left + width + AIR > innerWidth ? Math.max(AIR, event.clientX - AIR - width) : left}px`;
  tooltip.style.top = `${top + height + AIR > innerHeight ? Math.max(AIR, event.clientY - AIR - height) : top}px`;
};

function makeTooltip(): HTMLElement {
  const tooltip = document.createElement('table');
  tooltip.id = 'tooltip';
  // A screen reader has the chart's description and its table.
  tooltip.setAttribute('aria-hidden', 'true');
  document.body.append(tooltip);
  return tooltip;
}

function cell(name: string, text: string): HTMLElement {
  const made = document.createElement('td');
  made.className = name;
  made.textContent = text;
  return made;
}
