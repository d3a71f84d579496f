import { describe, expect, it } from 'vitest';

import { cellsCsv } from './csv.js';
import { figuresOf, reasonsOf } from './figures.js';
import { FIXTURE } from './fixture/index.js';

/** A strict reader of RFC 4180, to check the writer with. */
function read(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (field.lastIndex < csv.length) {
    const match = field.exec(csv);
    if (match === null) throw new Error('not CSV');
    row.push((match[1] ?? match[2]!).replaceAll('""', '"'));
    if (match[3] === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

const [header, ...rows] = read(cellsCsv(FIXTURE));

const column = (name: string) => header!.indexOf(name);
const cell = (row: readonly string[], name: string) => row[column(name)];
const of = (measure: string) => rows.filter((row) => cell(row, 'measure') === measure);
const subjects = [...FIXTURE.cells, ...FIXTURE.wider];

describe('cellsCsv', () => {
  it('has one row a figure and one a reason why there is none', () => {
    const expected = subjects
      .flatMap(({ measures }) => Object.values(measures))
      .map((outcome) =>
        outcome.state === 'measured'
          ? figuresOf(outcome.result).length + reasonsOf(outcome.result).length
          : 1,
      );
    expect(rows).toHaveLength(expected.reduce((sum, count) => sum + count));
    expect(rows.every((row) => row.length === header!.length)).toBe(true);
  });

  it('has rows of every measure whose results hold figures, or why there are none', () => {
    const measures = new Set(rows.map((row) => cell(row, 'measure')!.split('.')[0]));
    // These are examples in words and pictures; all their figures stand in other measures.
    const shown = ['disagreements', 'perturbations'];
    const expected = FIXTURE.measures.map(({ id }) => id).filter((id) => !shown.includes(id));
    expect([...measures].sort()).toEqual(expected.sort());
  });

  it('keeps values as they were measured, and says what their brackets are', () => {
    const row = of('latency.median').find((fields) => cell(fields, 'task') === 'digits')!;
    expect(Number(cell(row, 'value'))).toBeGreaterThan(1);
    expect([cell(row, 'unit'), cell(row, 'direction'), cell(row, 'interval')]).toEqual([
      'ns',
      'lower-is-better',
      'confidence',
    ]);
    expect(cell(of('latency.firstCall')[0]!, 'interval')).toBe('range');
    expect(cell(of('answer-length.typical')[0]!, 'interval')).toBe('spread');
    expect(cell(of('memory.atRest.plain')[0]!, 'interval')).toBe('');
  });

  it('holds what a network did on each of its runtimes, and why not on others', () => {
    expect(of('portability.runtimes.latency').map((row) => cell(row, 'runtime'))).toContain('cpu');
    const missing = rows.find((row) => cell(row, 'state') === 'missing')!;
    expect(cell(missing, 'method')).toContain('; to mend it, ');
    expect(cell(missing, 'runtime')).not.toBe('');
  });

  it('holds how far programs carry over, by the data set and the program that it is of', () => {
    const carried = of('shift.programs.groups.People.share').map((row) => [
      cell(row, 'dataset'),
      cell(row, 'program'),
    ]);
    expect(carried).toEqual([
      ['people', 'handwritten'],
      ['people', 'learned'],
    ]);
  });

  it('names the items of lists instead of counting them', () => {
    expect(of('accuracy.classes.seven.recall').length).toBeGreaterThan(1);
    expect(of('homogeneity.quantised.8 bits.accuracy').length).toBeGreaterThan(1);
  });

  it('says why a measure has no figures', () => {
    const failed = rows.find((row) => cell(row, 'state') === 'failed' && cell(row, 'measure') === 'latency')!;
    expect([cell(failed, 'runtime'), cell(failed, 'value')]).toEqual(['cpu', '']);
    expect(cell(failed, 'method')).toContain('120 s');
  });

  it('survives commas, quotes and line breaks', () => {
    const error = 'said "no", then\r\nnothing';
    const cells = [{ ...FIXTURE.cells[0]!, measures: { latency: { state: 'failed' as const, error } } }];
    const [, row] = read(cellsCsv({ ...FIXTURE, cells, wider: [] }));
    expect(row!.at(-1)).toBe(error);
  });
});
