import fc from 'fast-check';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { cellsCsv } from '../../reports/csv.js';
import { RECORDED } from '../../reports/fixture/index.js';
import { reportMarkdown } from '../../reports/markdown.js';
import { latencySamplesSchema } from '../measures/latency/schema.js';
import { MEASURES } from '../measures/index.js';
import { readResults } from '../results/file.js';
import { firstIssue } from '../results/first-issue.js';
import { callRvw, expectUserError } from './test-rvw.js';

type Json = Record<string | number, unknown>;

let folder: string;
let path: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rvw-odd-'));
  path = join(folder, 'results.json');
});
afterAll(() => rm(folder, { recursive: true }));

/** The recorded run with one of its values, which stands at a path of keys, replaced. */
function oddRun(keys: readonly string[], value: unknown): string {
  const document = structuredClone(RECORDED) as unknown as Json;
  const holder = keys.slice(0, -1).reduce((at, key) => at[key] as Json, document);
  holder[keys.at(-1)!] = value;
  return JSON.stringify(document);
}

/** The paths of all values of a document. */
function pathsOf(value: unknown, before: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    [...before, key],
    ...pathsOf(inner, [...before, key]),
  ]);
}

describe('a results file that is odd', () => {
  const accuracy = ['cells', '0', 'measures', 'accuracy', 'result'];

  it.each([
    [['cells', '0', 'program'], 7, 'cells.0.program'],
    [['cells', '0', 'measures', 'accuracy', 'state'], 'x'.repeat(1e6), 'cells.0.measures.accuracy.state'],
    [[...accuracy, 'share', 'value'], null, 'result.share.value'],
    [[...accuracy, 'correct'], -1, 'result.correct'],
    [[...accuracy, 'confusion'], { labels: ['a'], counts: [[1]] }, 'result.confusion'],
    [['cells'], {}, 'cells'],
    [['run', 'startedAt'], 'yesterday', 'run.startedAt'],
  ])('is refused in one line with the field: %j', async (keys, value, field) => {
    await writeFile(path, oddRun(keys, value));
    const outcome = await callRvw(['report', path, '--out', join(folder, 'page')]);
    expectUserError(outcome, 2, path, field);
    expect(outcome.error.length).toBeLessThan(1000);
  });

  it('is refused by its reader or drawn, whatever one value is', async () => {
    const places = pathsOf(RECORDED);
    const odd = fc.oneof(
      fc.constantFrom(null, -1, 0, 1e308, -1e308, 5e-324, 1.5, true, [], {}),
      fc.constantFrom('', '__proto__', 'constructor', '</script>\u2028', 'y'.repeat(1e6)),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), odd, async (keys, value) => {
        await writeFile(path, oddRun(keys, value));
        const read = await readResults(path, MEASURES).catch((error: unknown) => error);
        if (read instanceof Error) {
          expect(read.name).toBe('UserError');
          expect(read.message).not.toContain('\n');
          expect(read.message.length).toBeLessThan(1000);
          return;
        }
        const results = read as typeof RECORDED;
        try {
          expect(reportMarkdown(results)).not.toBe('');
          expect(cellsCsv(results)).not.toBe('');
        } catch (error) {
          // What is valid by itself may not fit the rest: that is said, too.
          expect(error).toMatchObject({
            name: 'UserError',
            message: expect.not.stringContaining('\n') as string,
          });
        }
      }),
      { seed: 20, numRuns: 60 },
    );
  });
});

it('a raw file whose figures make no results is named with its folder', async () => {
  const odd = join(folder, 'odd');
  await mkdir(join(odd, 'raw'), { recursive: true });
  await writeFile(join(odd, 'results.json'), JSON.stringify(RECORDED));
  for (const [content, said] of [
    ['{', 'cut off or not JSON'],
    ['[]', 'it is not valid: '],
    [
      '{"rawVersion":3,"run":"another","startedAt":"2026-01-01T00:00:00.000Z","request":{}}',
      'belong to run another',
    ],
    [
      JSON.stringify({ rawVersion: 3, run: RECORDED.run.id, startedAt: RECORDED.run.startedAt, request: {} }),
      'it is missing',
    ],
  ] as const) {
    await writeFile(join(odd, 'raw', 'run.json'), content);
    expectUserError(await callRvw(['report', join(odd, 'results.json')]), 2, 'raw', said);
  }
});

it('a timing of more than a day is refused by its place: sums of it would be no numbers', () => {
  const file = {
    unit: 'ns',
    inputs: 1,
    rounds: 2,
    layout: 'times[launch][input * rounds + round]',
    times: [[5, 6]],
    duringCollection: [[]],
    batchSize: 1,
    firstCalls: [{ nanoseconds: 9, clockCostNanoseconds: 1, clockStepNanoseconds: 1 }],
    warmUps: [{ steady: true, calls: 3, milliseconds: 1, callNanoseconds: 5 }],
    exampleIds: ['a'],
  } as const;
  expect(latencySamplesSchema.safeDecode(file as never).success).toBe(true);
  for (const time of [1e308, 1e15, -1]) {
    const checked = latencySamplesSchema.safeDecode({ ...file, times: [[5, time]] } as never);
    expect(checked.success ? '' : firstIssue(checked.error)).toContain('"times.0.1"');
  }
});

it('the results that the tests start from are whole', async () => {
  await writeFile(path, await readFile(new URL('../../reports/fixture/results.json', import.meta.url)));
  expect((await readResults(path, MEASURES)).cells).toHaveLength(RECORDED.cells.length);
});
