import { createHash } from 'node:crypto';

import {
  SPLITS,
  UserError,
  type Example,
  type FeatureGroups,
  type FeatureView,
  type Split,
} from '../../contract/index.js';
import { nearest } from '../nearest.js';
import { drawBars } from './draw-bars.js';
import { splitByHash, splitByPerson, splitNamed, type SplitByHash, type SplitShares } from './split.js';
import { describeData, type Provenance, type TaskData } from './task-data.js';

/** What may be right in a table. */
export type Cell = string | number | boolean;

/** How the rows of a table are split. */
export type TableSplit =
  | SplitByHash
  /** No person, named in a column, is in two splits; the shares are of people. */
  | ({ readonly by: 'person'; readonly column: string } & SplitShares)
  /** A column says `train`, `validation` or `test`. */
  | { readonly by: 'column'; readonly column: string };

/** Rows with names for their cells; of rows that are lists, `columns` gives the names. */
type Rows<Row> = readonly Row[] | (() => readonly Row[]);

/**
 * A table of examples, a row each.
 *
 * @typeParam Row a row: an object, or a list of cells
 * @typeParam AnswerColumn the column with the right answers
 * @typeParam Column the columns that a program is given
 */
export interface TableDefinition<Row, AnswerColumn extends string, Column extends string> extends Provenance {
  /** The rows, or a function that gives them, called once and only when they are needed. */
  readonly rows: Rows<Row>;
  /** Names of the cells of rows that are lists, in their order. */
  readonly columns?: readonly string[];
  readonly answer: AnswerColumn;
  /** Columns of numbers. */
  readonly features: readonly [Column, ...Column[]];
  /** By hash without it: 30 % for test, 15 % for validation. */
  readonly split?: TableSplit;
}

/** The right answers of a table, as its rows have them. */
type AnswerOf<Row, Column extends string> =
  Row extends Readonly<Record<Column, infer Answer>> ? Answer : Cell;

type TableInput<Column extends string> = Readonly<Record<Column, number>>;

/**
 * A data set of the rows of a table: a program is given the numbers of the columns that are features, by their names, as an
 * object of its own for each row. Answers that are words, or true and false, are classes; numbers are taken for quantities,
 * unless the task lists them as `classes`.
 *
 * @throws UserError where a column is missing, a cell is not what its column needs, or a split has nothing; with the row
 * @example
 * table({
 *   rows: [{ sepal: 5.1, petal: 1.4, species: 'setosa' }],
 *   answer: 'species',
 *   features: ['sepal', 'petal'],
 *   split: { by: 'hash', test: 0.3 },
 *   licence: 'CC0-1.0',
 * });
 */
export function table<Row extends object, const AnswerColumn extends string, const Column extends string>(
  definition: TableDefinition<Row, AnswerColumn, Column>,
): TaskData<TableInput<Column>, AnswerOf<Row, AnswerColumn>> {
  type Answer = AnswerOf<Row, AnswerColumn>;
  const { features: columns } = definition;
  // The answers are what the rows have; that they are no more than that is checked cell by cell.
  const content = once(() => readRows(definition) as TableContent<TableInput<Column>, Answer>);
  const ranges = once(() => columns.map((column) => rangeOf(content().examples, column)));
  return {
    dataSet: {
      ...describeData(definition, { id: 'rows', title: 'Rows of a table', source: 'comes with the plugin' }),
      fingerprint: () => new Promise((resolve) => resolve(content().sha256)),
      load: (split) => new Promise((resolve) => resolve(content().bySplit[split])),
    },
    about: `A program is given ${columns.length === 1 ? 'a number' : `${columns.length} numbers`}: ${columns.join(', ')}.`,
    features: viewOf(columns),
    groups: groupsOf(columns),
    get classes() {
      return content().classes;
    },
    draw: (input, overlay) =>
      drawBars(
        columns.map((name, at) => ({ name, value: input[name], ...ranges()[at]! })),
        overlay,
      ),
  } as TaskData<TableInput<Column>, Answer>;
}

/** What the rows of a table hold. */
interface TableContent<Input, Answer> {
  readonly examples: readonly Example<Input, Answer>[];
  readonly bySplit: Readonly<Record<Split, readonly Example<Input, Answer>[]>>;
  readonly classes: readonly Answer[] | undefined;
  readonly sha256: string;
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

function readRows<Column extends string>(
  definition: TableDefinition<object, string, Column>,
): TableContent<TableInput<Column>, Cell> {
  const { rows, columns, answer, features, split = { by: 'hash' } } = definition;
  const given = typeof rows === 'function' ? rows() : rows;
  if (!Array.isArray(given))
    throw new UserError(
      given instanceof Promise
        ? 'table: rows are a promise; wait for it: rows: await …'
        : 'table: rows are no list; give a list of objects, or of lists with "columns", or a function that gives one',
    );
  if (given.length === 0) throw new UserError('table: there are no rows; give one for each example');
  const read = readerOf(given as readonly object[], columns, [
    answer,
    ...features,
    ...('column' in split ? [split.column] : []),
  ]);
  const examples = given.map((_, at): Example<TableInput<Column>, Cell> => {
    const truth = read(at, answer);
    if (!isCell(truth)) throw fault(at, answer, truth, 'a word, a number, or true or false');
    const person = split.by === 'person' ? read(at, split.column) : undefined;
    if (split.by === 'person' && (!isCell(person) || person === ''))
      throw fault(at, split.column, person, 'the name of a person');
    return {
      id: `row-${at}`,
      input: Object.fromEntries(
        features.map((column) => [column, numberAt(read, at, column)]),
      ) as TableInput<Column>,
      truth,
      ...(person === undefined ? {} : { person: `${person as Cell}` }),
    };
  });
  const splits = splitRows(examples, split, read);
  const bySplit = Object.fromEntries(
    SPLITS.map((name) => [name, examples.filter((_, at) => splits[at] === name)]),
  ) as Record<Split, typeof examples>;
  const empty = SPLITS.find((name) => bySplit[name].length === 0);
  if (empty !== undefined)
    throw new UserError(
      `table: of ${examples.length} rows, none is in the ${empty} split; give more rows, or another split`,
    );
  return { examples, bySplit, classes: classesOf(examples), sha256: hashRows(examples, splits) };
}

type Reader = (row: number, column: string) => unknown;

/**
 * Reads cells by the names of their columns.
 *
 * @param needed columns that must be there
 */
function readerOf(
  rows: readonly object[],
  columns: readonly string[] | undefined,
  needed: readonly string[],
): Reader {
  const listed = Array.isArray(rows[0]);
  if (listed && !columns)
    throw new UserError(
      'table: rows are lists, whose cells have no names; add "columns" with a name for each, such as ["sepal", "petal", "species"]',
    );
  const known = columns ?? Object.keys(rows[0]!);
  const missing = needed.find((column) => !known.includes(column));
  if (missing !== undefined)
    throw new UserError(`table: there is no column "${missing}"; ${nearest(missing, known)}`);
  return (row, column) => {
    const cells = rows[row] as Readonly<Record<PropertyKey, unknown>> | undefined;
    return cells?.[listed ? known.indexOf(column) : column];
  };
}

function numberAt(read: Reader, row: number, column: string): number {
  const value = read(row, column);
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  const mend =
    typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))
      ? `; make it one with Number(row.${column})`
      : '; leave out the row, or the column from "features"';
  throw fault(row, column, value, `a number, as of every column of "features"${mend}`);
}

const fault = (row: number, column: string, value: unknown, what: string): UserError =>
  new UserError(
    `table: row ${row} has ${typeof value === 'string' ? JSON.stringify(value) : String(value)} in the column "${column}"; expected ${what}`,
  );

const isCell = (value: unknown): value is Cell =>
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value));

function splitRows(
  examples: readonly Example<unknown, Cell>[],
  split: TableSplit,
  read: Reader,
): readonly Split[] {
  switch (split.by) {
    case 'hash':
      return splitByHash(
        examples.map(({ input }) => JSON.stringify(input)),
        split,
      );
    case 'person':
      return splitByPerson(
        examples.map(({ person }) => person!),
        split,
      );
    case 'column':
      return examples.map((_, at) =>
        splitNamed(read(at, split.column), `table: the column "${split.column}" of row ${at}`),
      );
  }
}

/** The different answers in an order of their own; numbers are quantities, and no list of them is closed. */
function classesOf(examples: readonly Example<unknown, Cell>[]): readonly Cell[] | undefined {
  const answers = [...new Set(examples.map(({ truth }) => truth))];
  return answers.some((answer) => typeof answer === 'number') ? undefined : answers.sort();
}

function hashRows(examples: readonly Example<unknown, Cell>[], splits: readonly Split[]): string {
  const hash = createHash('sha256');
  for (const [at, { input, truth, person }] of examples.entries())
    hash.update(`${JSON.stringify([splits[at], input, truth, person])}\n`);
  return hash.digest('hex');
}

function viewOf<Column extends string>(columns: readonly Column[]): FeatureView<TableInput<Column>> {
  return {
    shape: [columns.length],
    axes: ['column'],
    meaning: `a number of the row, in the order ${columns.join(', ')}`,
    toVector: (input) => Float32Array.from(columns, (column) => input[column]),
    fromVector: (vector) =>
      Object.fromEntries(columns.map((column, at) => [column, vector[at]!])) as TableInput<Column>,
  };
}

/** Beyond this a group for every column would be too many to ask a program about. */
const MOST_GROUPS = 64;

/** Every column by itself; numbers stay as they are, without the rounding of a vector. */
function groupsOf<Column extends string>(
  columns: readonly Column[],
): FeatureGroups<TableInput<Column>, TableInput<Column>> | undefined {
  if (columns.length > MOST_GROUPS) return undefined;
  return {
    shape: [columns.length],
    axes: ['column'],
    meaning: `a number of the row, in the order ${columns.join(', ')}`,
    takeApart: (input) => input,
    putTogether: (parts, donor, kept) =>
      Object.fromEntries(
        columns.map((column, at) => [column, (kept[at] === 1 ? parts : donor)[column]]),
      ) as TableInput<Column>,
    values: (parts) => Float32Array.from(columns, (column) => parts[column]),
  };
}

function rangeOf<Column extends string>(
  examples: readonly Example<TableInput<Column>, unknown>[],
  column: Column,
): { readonly low: number; readonly high: number } {
  let [low, high] = [0, 0];
  for (const { input } of examples) {
    low = Math.min(low, input[column]);
    high = Math.max(high, input[column]);
  }
  return { low, high };
}
