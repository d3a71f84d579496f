import type { Cell, Outcome, Results, Wider } from '../harness/results/schema.js';
import { csvText, type CsvValue } from './csv-text.js';
import { figuresOf, reasonsOf } from './figures.js';
import { formatMissing, formatReason } from './format.js';

const COLUMNS = [
  'task',
  'dataset',
  'program',
  'kind',
  'runtime',
  'state',
  'measure',
  'value',
  'low',
  'high',
  'interval',
  'n',
  'unit',
  'direction',
  'method',
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number], CsvValue>>;

/**
 * All figures of a run as CSV (RFC 4180), one a row: those of cells, and those of a program on all its runtimes, of all
 * programs of a data set and of a task. `measure` is the measure's id with the path of the figure in its result, and
 * `interval` says what `low` and `high` are. What was not measured has a row without a value, with its reason as `method`.
 */
export function cellsCsv(results: Results): string {
  const rows = [...results.cells, ...results.wider].flatMap((subject) =>
    Object.entries(subject.measures).flatMap(([measure, outcome]) =>
      rowsOf(results, subject, measure, outcome),
    ),
  );
  const lines = rows.map((row) => COLUMNS.map((column) => row[column]));
  return csvText([COLUMNS, ...lines]);
}

function rowsOf(
  { tasks }: Results,
  subject: Cell | Wider,
  measure: string,
  outcome: Outcome,
): readonly Row[] {
  const identity = (of: Pick<Row, 'dataset' | 'program' | 'runtime'> = {}): Row => {
    const { task, dataset, program, runtime } = { runtime: undefined, ...subject, ...of };
    const programs = tasks.find(({ id }) => id === task)?.programs;
    const kind = programs?.find(({ id }) => id === program)?.kind;
    return { task, dataset, program, kind, runtime, state: outcome.state };
  };
  if (outcome.state !== 'measured') return [{ ...identity(), measure, method: formatReason(outcome) }];
  const name = (path: string) => (path === '' ? measure : `${measure}.${path}`);
  return [
    ...figuresOf(outcome.result).map(({ path, of, part }): Row => {
      const { value, low, high, interval, n, unit, direction, method } = part;
      return { ...identity(of), measure: name(path), value, low, high, interval, n, unit, direction, method };
    }),
    ...reasonsOf(outcome.result).map(({ path, of, part: { state, why, mend, error } }): Row => {
      const method = why === undefined || mend === undefined ? (error ?? why) : formatMissing({ why, mend });
      return { ...identity(of), state, measure: name(path), method };
    }),
  ];
}
