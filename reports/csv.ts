import type { Cell, Results } from '../harness/results/schema.js';
import { formatMissing } from './format.js';
import { furtherEntries } from './further.js';
import { figuresOf, walk, type FoundFigure } from './figures.js';

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
  'n',
  'unit',
  'direction',
  'method',
] as const;

type Value = string | number | undefined;

/**
 * All figures of all cells as CSV (RFC 4180): one row a cell and figure. `measure` is the path of the figure in the
 * results file. A cell that failed or was skipped has one row without a measure, with its reason as `method`. What a
 * network did on other runtimes follows, as the measure `portability`, then how far programs carry over, as `shift`, and
 * then whatever else the file holds.
 */
export function cellsCsv(results: Results): string {
  const rows = [
    ...results.cells.flatMap(cellRows),
    ...portabilityRows(results),
    ...shiftRows(results),
    ...furtherRows(results),
  ];
  return [COLUMNS, ...rows].map((row) => `${row.map(quote).join(',')}\r\n`).join('');
}

function cellRows(cell: Cell): readonly Value[][] {
  const { task, dataset, program, kind, runtime, state } = cell;
  const identity = [task, dataset, program, kind, runtime, state];
  if (cell.state === 'measured') return figureRows(identity, figuresOf(cell));
  return [reasonRow(identity, '', cell.state === 'failed' ? cell.error : cell.reason)];
}

function portabilityRows(results: Results): readonly Value[][] {
  return (results.portability ?? []).flatMap(({ task, dataset, program, runtimes }) =>
    runtimes.flatMap((entry): readonly Value[][] => {
      const kind = kindOf(results, task, program);
      const identity = [task, dataset, program, kind, entry.runtime, entry.state];
      if (entry.state === 'measured') return figureRows(identity, walk(entry, 'portability'));
      const why = entry.state === 'missing' ? formatMissing(entry) : entry.error;
      return [reasonRow(identity, 'portability', why)];
    }),
  );
}

function shiftRows(results: Results): readonly Value[][] {
  return (results.shift ?? []).flatMap(({ task, program, runtime, groups }) =>
    groups.flatMap(({ dataset, ...group }) => {
      const kind = kindOf(results, task, program);
      return figureRows(
        [task, dataset, program, kind, runtime, 'measured'],
        walk(group, `shift.${group.title}`),
      );
    }),
  );
}

function furtherRows(results: Results): readonly Value[][] {
  return furtherEntries(results).flatMap(({ part, task, dataset, program, runtime, entry }) => {
    const kind = kindOf(results, task, program);
    return figureRows([task, dataset, program, kind, runtime, 'measured'], walk(entry, part));
  });
}

function kindOf({ tasks }: Results, taskId: string, programId: string): string | undefined {
  const task = tasks.find(({ id }) => id === taskId);
  return task?.programs.find(({ id }) => id === programId)?.kind;
}

function figureRows(identity: readonly Value[], figures: readonly FoundFigure[]): readonly Value[][] {
  return figures.map(({ path, figure: { value, low, high, n, unit, direction, method } }) => [
    ...identity,
    path,
    ...[value, low, high, n],
    ...[unit, direction, method],
  ]);
}

/** A row without a figure. */
function reasonRow(identity: readonly Value[], measure: string, reason: string): Value[] {
  const empty = COLUMNS.length - identity.length - 2;
  return [...identity, measure, ...Array<undefined>(empty).fill(undefined), reason];
}

function quote(value: Value): string {
  const text = value === undefined ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
