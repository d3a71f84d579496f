import type { Figure } from '../harness/results/figure.js';

/** A number with its unit, wherever it stands in a result. */
export type FoundFigure = Pick<Figure, 'value' | 'unit' | 'direction'> & Partial<Figure>;

/** A part of a result that was looked for, with the way to it. */
export interface Found<Part> {
  /** For example `classes.seven.recall`. */
  readonly path: string;
  /** The path without the names of list items: what kind of figure it is, for example `classes.recall`. */
  readonly field: string;
  /** Which program, runtime or data set the part is of, where the result says so. */
  readonly of: Readonly<Partial<Record<Owner, string>>>;
  readonly part: Part;
}

const OWNERS = ['dataset', 'program', 'runtime'] as const;
type Owner = (typeof OWNERS)[number];

/** What may name an item of a list, so that a path says more than a position. */
const NAMES = ['id', 'label', 'person', 'name', 'title', 'example'] as const;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Every figure of a result, whatever the measure. It walks the data instead of listing the fields, so a measure that is
 * added to the results is in the CSV file and in the list of methods at once.
 */
export const figuresOf = (result: unknown): readonly Found<FoundFigure>[] => walk(result, isFigure);

/** Every part of a result that has no figures, with its state and why. */
export const reasonsOf = (result: unknown): readonly Found<Reason>[] => walk(result, isReason);

interface Reason {
  readonly state: string;
  readonly why?: string;
  readonly mend?: string;
  readonly error?: string;
}

function walk<Part>(
  node: unknown,
  wanted: (fields: Fields) => fields is Fields & Part,
  at: Omit<Found<Part>, 'part'> = { path: '', field: '', of: {} },
): readonly Found<Part>[] {
  if (Array.isArray(node)) {
    return node.flatMap((item: unknown, index) => {
      const name = nameOf(item) ?? String(index + 1);
      return walk(item, wanted, { ...at, path: name === '' ? at.path : join(at.path, name) });
    });
  }
  if (typeof node !== 'object' || node === null) return [];
  const fields = node as Fields;
  const of = { ...at.of, ...ownersOf(fields) };
  if (wanted(fields)) return [{ ...at, of, part: fields }];
  return Object.entries(fields).flatMap(([key, value]) =>
    walk(value, wanted, { path: join(at.path, key), field: join(at.field, key), of }),
  );
}

const join = (path: string, key: string) => (path === '' ? key : `${path}.${key}`);

const ownersOf = (fields: Fields): Found<unknown>['of'] =>
  Object.fromEntries(OWNERS.flatMap((key) => (typeof fields[key] === 'string' ? [[key, fields[key]]] : [])));

/** Empty where an item is named by the program or runtime that it is of. */
function nameOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  const fields = item as Fields;
  const name = NAMES.map((key) => fields[key]).find((value) => typeof value === 'string');
  return name ?? ('program' in fields || 'runtime' in fields ? '' : undefined);
}

function isFigure(fields: Fields): fields is Fields & FoundFigure {
  const { value, unit, direction } = fields;
  return typeof value === 'number' && typeof unit === 'string' && typeof direction === 'string';
}

function isReason(fields: Fields): fields is Fields & Reason {
  return (
    typeof fields.state === 'string' && (typeof fields.why === 'string' || typeof fields.error === 'string')
  );
}

/** The distinct methods behind figures, in the order in which they are met. */
export function methodsOf(figures: readonly Found<FoundFigure>[]): readonly string[] {
  return [...new Set(figures.flatMap(({ part: { method } }) => (method ? [method] : [])))];
}
