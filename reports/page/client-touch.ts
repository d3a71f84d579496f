/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** How far from a fingertip a mark is looked for, in pixels, and in how many directions. */
const REACH = [0, 8, 16, 24];
const DIRECTIONS = 12;

/** A mark of a chart that has a tooltip: Vega binds its item to the element. */
const hasTooltip = (element: Element | null): boolean =>
  (element as { __data__?: { tooltip?: unknown } } | null)?.__data__?.tooltip != null;

/** A finger has no pointer that hovers: a tap on a chart tells what the mark nearest to it stands for. */
export function tellOnTouch(): void {
  addEventListener('pointerdown', ({ pointerType, target, clientX, clientY }) => {
    if (pointerType === 'mouse') return;
    const tooltip = document.getElementById('tooltip');
    if (tooltip) tooltip.hidden = true;
    if (!(target instanceof Element) || !target.closest('.chart')) return;
    for (const reach of REACH)
      for (let direction = 0; direction < DIRECTIONS; direction++) {
        const angle = (2 * Math.PI * direction) / DIRECTIONS;
        const mark = document.elementFromPoint(
          clientX + reach * Math.cos(angle),
          clientY + reach * Math.sin(angle),
        );
        if (!mark?.closest('.chart') || !hasTooltip(mark)) continue;
        mark.dispatchEvent(new PointerEvent('pointermove', { clientX, clientY, bubbles: true }));
        return;
      }
  });
}
