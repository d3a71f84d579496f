import { describe, expect, it } from 'vitest';

import { cellsCsv } from './csv.js';
import { figuresOf } from './figures.js';
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

describe('cellsCsv', () => {
  it('has one row a cell and figure, and one a cell without figures', () => {
    const expected = FIXTURE.cells.map((cell) => (cell.state === 'measured' ? figuresOf(cell).length : 1));
    const cells = rows.filter((row) => !/^(portability|agility|homogeneity)/.test(row[6]!));
    expect(cells).toHaveLength(expected.reduce((sum, count) => sum + count));
    expect(rows.every((row) => row.length === header!.length)).toBe(true);
  });

  it('keeps values as they were measured', () => {
    const cell = FIXTURE.cells[0]!;
    const row = rows.find((fields) => fields[0] === 'digits' && fields[6] === 'latency.median')!;
    expect(cell.state === 'measured' && cell.latency?.median.value).toBe(Number(row[7]));
    expect(row.slice(11, 13)).toEqual(['ns', 'lower-is-better']);
  });

  it('holds what a network did on other runtimes', () => {
    const ported = rows.filter((row) => row[6]!.startsWith('portability'));
    expect(ported.map((row) => row[4])).toContain('cpu');
    expect(ported.find((row) => row[5] === 'missing')!.at(-1)).toContain('setup:tensorflow');
  });

  it('holds what programs do without some of their parts, and with rounded weights', () => {
    const measures = rows.map((row) => row[6]);
    expect(measures).toContain('agility.widths.0.5 × channels.latency');
    expect(measures).toContain('agility.groups.bays.difference');
    expect(measures).toContain('homogeneity.quantised.8 bits.accuracy');
  });

  it('says why a cell has no figures', () => {
    const failed = rows.find((row) => row[5] === 'failed')!;
    expect(failed.at(-1)).toContain('120 s');
  });

  it('survives commas, quotes and line breaks', () => {
    const cell = FIXTURE.cells.find(({ state }) => state === 'failed')!;
    const error = 'said "no", then\r\nnothing';
    const [, row] = read(cellsCsv({ ...FIXTURE, cells: [{ ...cell, state: 'failed', error }] }));
    expect(row!.at(-1)).toBe(error);
  });
});

describe('figuresOf', () => {
  it('names the items of lists instead of counting them', () => {
    const cell = FIXTURE.cells.find(({ task }) => task === 'keyword-spotting')!;
    const paths = cell.state === 'measured' ? figuresOf(cell).map(({ path }) => path) : [];
    expect(paths).toContain('accuracy.classes.seven.recall');
    expect(paths).toContain('accuracy.people.slt.share');
  });
});
