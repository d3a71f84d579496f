import type { Figure } from '../harness/results/figure.js';
import type { MeasuredCell } from '../harness/results/schema.js';

/** A figure found somewhere in a cell, with the path to it, for example `accuracy.classes.seven.recall`. */
export interface FoundFigure {
  readonly path: string;
  /** The path without the names of list items: what kind of figure it is, for example `accuracy.classes.recall`. */
  readonly field: string;
  readonly figure: Pick<Figure, 'value' | 'unit' | 'direction'> & Partial<Figure>;
}

/** What may name an item of a list, so that a path says more than a position. */
const NAMES = ['id', 'label', 'person', 'name', 'title', 'example'] as const;

/**
 * Every figure of a cell, whatever measure it belongs to. It walks the data instead of listing the fields, so a
 * measure that is added to the results is in the CSV file and in the list of methods at once.
 */
export function figuresOf(cell: MeasuredCell): readonly FoundFigure[] {
  return walk(cell);
}

/** The same for a part of a cell. */
export function walk(node: unknown, path = '', field = ''): readonly FoundFigure[] {
  if (Array.isArray(node)) {
    return node.flatMap((item: unknown, index) =>
      walk(item, join(path, nameOf(item) ?? String(index + 1)), field),
    );
  }
  if (typeof node !== 'object' || node === null) return [];
  if (isFigure(node)) return [{ path, field, figure: node }];
  return Object.entries(node).flatMap(([key, value]) => walk(value, join(path, key), join(field, key)));
}

/** The measures that a cell holds, in the order of the file: every part that is an object. */
export function measuresOf(cell: MeasuredCell): readonly string[] {
  return Object.entries(cell).flatMap(([key, value]) => (typeof value === 'object' ? [key] : []));
}

/** The distinct methods behind figures, in the order in which they are met. */
export function methodsOf(figures: readonly FoundFigure[]): readonly string[] {
  return [...new Set(figures.flatMap(({ figure }) => (figure.method ? [figure.method] : [])))];
}

const join = (path: string, key: string) => (path === '' ? key : `${path}.${key}`);

function nameOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  const named = item as Readonly<Record<string, unknown>>;
  return NAMES.map((key) => named[key]).find((name) => typeof name === 'string');
}

function isFigure(node: object): node is FoundFigure['figure'] {
  const { value, unit, direction } = node as Readonly<Record<string, unknown>>;
  return typeof value === 'number' && typeof unit === 'string' && typeof direction === 'string';
}
