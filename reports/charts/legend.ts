import { SOFT, stylesOf, type Shape, type Styled } from './theme.js';

/** What a mark or line of a chart stands for. */
export interface LegendEntry {
  readonly name: string;
  /** A CSS colour. */
  readonly colour: string;
  readonly mark: { readonly shape: Shape } | { readonly dash: readonly number[] };
}

/** A legend of marks, one a cell. */
export function markLegend(cells: readonly Styled[]): readonly LegendEntry[] {
  return stylesOf(cells).map(({ name, colour, shape }) => ({ name, colour, mark: { shape } }));
}

/** A legend of lines, one a cell. */
export function lineLegend(cells: readonly Styled[]): readonly LegendEntry[] {
  return stylesOf(cells).map(({ name, colour, dash }) => ({ name, colour, mark: { dash } }));
}

/** A legend of shapes that mean the same whatever their colour. */
export function shapeLegend(
  shapes: readonly (readonly [name: string, shape: Shape])[],
): readonly LegendEntry[] {
  return shapes.map(([name, shape]) => ({ name, colour: SOFT, mark: { shape } }));
}
