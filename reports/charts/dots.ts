import type { TopLevelSpec } from 'vega-lite';

import type { Figure } from '../../harness/results/figure.js';
import { formatFigure } from '../format.js';
import { FOOT, offsetHeight } from './axes.js';
import { nameScales, type Styled } from './theme.js';

/** A share of one program, to be marked in the row of its label. */
export interface Dot {
  /** The name of the program. */
  readonly name: string;
  readonly label: string;
  readonly share: Figure;
}

/**
 * Shares as marks with their intervals, a row a label and a mark a program.
 *
 * @param rows the labels in the order of the rows, and what they are
 */
export function dotRows(
  cells: readonly Styled[],
  dots: readonly Dot[],
  rows: { readonly title: string; readonly labels: readonly string[] },
): TopLevelSpec {
  const names = cells.map(({ name }) => name);
  const scales = nameScales(cells);
  const values = dots
    .filter(({ label }) => rows.labels.includes(label))
    .map(({ name, label, share }) => ({
      name,
      label,
      value: share.value,
      low: share.low ?? share.value,
      high: share.high ?? share.value,
      shown: formatFigure(share),
    }));
  return {
    width: 'container',
    height: rows.labels.length * offsetHeight(names.length) + FOOT,
    data: { values },
    encoding: {
      y: {
        field: 'label',
        type: 'nominal',
        sort: [...rows.labels],
        title: null,
        // A long label is broken where it names its data set.
        axis: { labelLimit: 150, grid: true, labelExpr: `split(datum.label, ' · ')` },
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
            title: 'Share answered rightly',
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
            { field: 'shown', title: 'Accuracy' },
          ],
        },
      },
    ],
  };
}
