import type { TopLevelSpec } from 'vega-lite';

import type { Figure } from '../../harness/results/figure.js';
import type { Table } from '../block.js';
import { formatFigure } from '../format.js';
import { endsOf, FOOT, offsetHeight } from './axes.js';
import { nameScales, type Styled } from './theme.js';

/** A share of one program, to be marked in the row of its label. */
export interface Dot {
  /** The name of the program. */
  readonly name: string;
  readonly label: string;
  readonly share: Figure;
}

/** The rows of a chart of dots: their labels in order, what they are, and what the shares say of them. */
export interface DotRows {
  readonly title: string;
  readonly labels: readonly string[];
  readonly axis: string;
  /** The share in a word or two. */
  readonly measure: string;
}

/** The same shares as a table: a row a label, a column a program. */
export function dotTable(
  cells: readonly Styled[],
  dots: readonly Dot[],
  { title, labels, caption }: Pick<DotRows, 'title' | 'labels'> & { readonly caption: string },
): Table {
  return {
    caption,
    columns: [{ title }, ...cells.map(({ name }) => ({ title: name, numeric: true }))],
    rows: labels.map((label) => [
      label,
      ...cells.map(({ name }) =>
        formatFigure(dots.find((dot) => dot.label === label && dot.name === name)?.share),
      ),
    ]),
  };
}

/** The right answers among those to the inputs of a row. */
export const ACCURACY = { axis: 'Share answered rightly', measure: 'Accuracy' } as const;

/** Between the parts of a label, which stand below each other. */
const BREAK = ' · ';
/** A row whose label is broken has room for both lines, in pixels. */
const BROKEN_ROW = 36;

/** Shares as marks with their intervals, a row a label and a mark a program. */
export function dotRows(cells: readonly Styled[], dots: readonly Dot[], rows: DotRows): TopLevelSpec {
  const names = cells.map(({ name }) => name);
  const scales = nameScales(cells);
  const values = dots
    .filter(({ label }) => rows.labels.includes(label))
    .map(({ name, label, share }) => ({
      name,
      label,
      value: share.value,
      ...endsOf(share),
      shown: formatFigure(share),
    }));
  const broken = rows.labels.some((label) => label.includes(BREAK));
  const row = Math.max(broken ? BROKEN_ROW : 0, offsetHeight(names.length));
  return {
    width: 'container',
    height: rows.labels.length * row + FOOT,
    data: { values },
    encoding: {
      y: {
        field: 'label',
        type: 'nominal',
        sort: [...rows.labels],
        title: null,
        // A long label is broken where it names its data set.
        axis: { labelLimit: 150, grid: true, labelExpr: `split(datum.label, '${BREAK}')` },
        scale: { paddingInner: 0.25 },
      },
      yOffset: { field: 'name', sort: names },
      color: { field: 'name', scale: scales.colour },
    },
    layer: [
      {
        mark: { type: 'rule', strokeWidth: 2, opacity: 0.5 },
        encoding: {
          x: {
            field: 'low',
            type: 'quantitative',
            title: rows.axis,
            scale: { zero: false },
            axis: { format: '.0%', tickCount: 5 },
          },
          x2: { field: 'high' },
        },
      },
      {
        mark: { type: 'point', size: 60 },
        encoding: {
          x: { field: 'value', type: 'quantitative' },
          shape: { field: 'name', scale: scales.shape },
          tooltip: [
            { field: 'name', title: 'Program' },
            { field: 'label', title: rows.title },
            { field: 'shown', title: rows.measure },
          ],
        },
      },
    ],
  };
}
