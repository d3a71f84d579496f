import type { Config } from 'vega-lite';

import { KINDS, type Kind } from '../names.js';

/**
 * Colours are the page's CSS variables, which SVG resolves where it is drawn: a chart follows the colour scheme, the
 * toggle and the printer without being drawn again. The values stand in page/styles.ts.
 */
export const INK = 'var(--ink)';
export const SOFT = 'var(--soft)';
export const LINE = 'var(--line)';
export const COLOURS: Readonly<Record<Kind, string>> = {
  handwritten: 'var(--handwritten)',
  learned: 'var(--learned)',
};

/** Vega's names of the shapes that charts use. */
export type Shape =
  'circle' | 'square' | 'diamond' | 'triangle-up' | 'triangle-down' | 'triangle-right' | 'cross';

/** The first shape of a kind is the one of {@link SYMBOLS}. */
const SHAPES: Readonly<Record<Kind, readonly Shape[]>> = {
  handwritten: ['circle', 'square', 'triangle-down'],
  learned: ['diamond', 'triangle-up', 'cross', 'triangle-right'],
};
const DASHES: Readonly<Record<Kind, readonly number[][]>> = {
  handwritten: [
    [1, 0],
    [12, 3],
    [10, 2, 2, 2],
  ],
  learned: [
    [6, 3],
    [2, 2],
    [8, 3, 2, 3],
    [12, 4],
  ],
};

const FONT = 'ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif';

/** What every chart has in common. */
export const CHART_CONFIG: Config = {
  // A chart is one image with a name to a screen reader; its figures are in the table beside it.
  aria: false,
  background: 'transparent',
  font: FONT,
  padding: { left: 2, right: 14, top: 6, bottom: 2 },
  view: { stroke: null },
  axis: {
    labelColor: SOFT,
    titleColor: SOFT,
    titleFontWeight: 'normal',
    titlePadding: 10,
    titleFontSize: 12,
    labelFontSize: 12,
    domainColor: LINE,
    tickColor: LINE,
    gridColor: LINE,
    labelOverlap: true,
    labelPadding: 6,
  },
  axisY: { grid: false, ticks: false, domain: false },
  // Legends are HTML (see legend.ts): they wrap on a phone, and Vega's do not.
  legend: { disable: true },
  point: { filled: true, size: 90, opacity: 1 },
  text: { color: INK, fontSize: 12 },
  rule: { color: SOFT },
};

/** A scale from the two kinds to their colours. */
export const KIND_COLOUR = { domain: [...KINDS], range: KINDS.map((kind) => COLOURS[kind]) };

/** A scale from the two kinds to their shapes. */
export const KIND_SHAPE = { domain: [...KINDS], range: KINDS.map((kind) => SHAPES[kind][0]!) };

/** A cell as far as its looks go. */
export interface Styled {
  readonly name: string;
  readonly kind: Kind;
}

/** How one cell looks: colour by kind, shape and dash different within a kind. */
export interface Style {
  readonly name: string;
  readonly colour: string;
  readonly shape: Shape;
  readonly dash: number[];
}

/** The looks of cells that share a chart. */
export function stylesOf(cells: readonly Styled[]): readonly Style[] {
  return cells.map(({ name, kind }, index) => {
    const within = cells.slice(0, index).filter((one) => one.kind === kind).length;
    const pick = <T>(styles: readonly T[]) => styles[within % styles.length]!;
    return { name, colour: COLOURS[kind], shape: pick(SHAPES[kind]), dash: pick(DASHES[kind]) };
  });
}

/** Scales from the names of cells to their looks. */
export function nameScales(cells: readonly Styled[]) {
  const styles = stylesOf(cells);
  const domain = cells.map(({ name }) => name);
  return {
    colour: { domain, range: styles.map(({ colour }) => colour) },
    shape: { domain, range: styles.map(({ shape }) => shape) },
    dash: { domain, range: styles.map(({ dash }) => dash) },
  };
}
