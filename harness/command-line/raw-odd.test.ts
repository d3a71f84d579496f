import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { MEASURES } from '../measures/index.js';
import { checkResults, readResults } from '../results/file.js';
import type { Results } from '../results/schema.js';
import { RawFolder } from '../run/raw-folder.js';
import { reanalyse } from '../run/reanalyse.js';
import { callRvw, expectUserError, runRvw } from './test-rvw.js';

/** How many raw files are made odd; where it is said, of all measures, which takes half a minute to run first. */
const TRIES = Number(process.env['RVW_ODD_FILES'] ?? 60);
const MEASURED = process.env['RVW_ODD_FILES']
  ? []
  : ['--only', 'accuracy,work,interpretability', '--program', 'handwritten'];

type Json = Record<string | number, unknown>;
type RawFile = Record<'samples', unknown> & Json;

let folder: string;
let results: Results;
const files: Record<string, RawFile> = {};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rvw-raw-odd-'));
  const words = ['run', 'tic-tac-toe', '--quick', '--launches', '1', ...MEASURED, '--out', folder];
  const { code, error } = await runRvw(words);
  expect(code, error).toBe(0);
  results = await readResults(join(folder, 'results.json'), MEASURES);
  for (const name of await readdir(join(folder, 'raw')))
    if (name !== 'run.json') files[name] = JSON.parse(await readFile(rawPath(name), 'utf8')) as RawFile;
});
afterAll(() => rm(folder, { recursive: true }));

const rawPath = (name: string): string => join(folder, 'raw', name);

/** Of a long list the ends stand for the rest. */
const ENDS = 3;

/** The paths of the values of a document. */
function pathsOf(value: unknown, before: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  const some = Array.isArray(value)
    ? [...entries.slice(0, ENDS), ...entries.slice(ENDS).slice(-ENDS)]
    : entries;
  return some.flatMap(([key, inner]) => [[...before, key], ...pathsOf(inner, [...before, key])]);
}

const ODD: Readonly<Record<string, (value: unknown) => unknown>> = {
  dropped: () => undefined,
  null: () => null,
  'a text': () => 'constructor',
  negative: () => -1,
  none: () => 0,
  broken: () => 1.5,
  enormous: () => 1e308,
  'an empty list': () => [],
  'a longer list': (value) =>
    Array.isArray(value) ? [...(value as unknown[]), ...(value as unknown[]), 1] : [1],
  'a shorter list': (value) => (Array.isArray(value) ? (value as unknown[]).slice(1) : []),
};

/** A raw file with one value changed, and the hash of its samples made anew, as a careful hand would. */
function oddFile(file: RawFile, keys: readonly string[], change: (value: unknown) => unknown): string {
  const odd = structuredClone(file);
  const holder = keys.slice(0, -1).reduce((at, key) => at[key] as Json, odd['samples'] as Json);
  const last = keys.at(-1)!;
  const value = change(holder[last]);
  if (value !== undefined) holder[last] = value;
  else if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else Reflect.deleteProperty(holder, last);
  const sha256 = createHash('sha256').update(JSON.stringify(odd['samples'])).digest('hex');
  return JSON.stringify({ ...odd, sha256 });
}

/** What comes of analysing the run again while one of its raw files says this. */
async function analysedWith(name: string, text: string): Promise<Results | Error> {
  await writeFile(rawPath(name), text);
  try {
    const raw = await RawFolder.open(join(folder, 'raw'));
    return checkResults(await reanalyse(results, raw!, MEASURES), folder, MEASURES);
  } catch (error) {
    return error as Error;
  } finally {
    await writeFile(rawPath(name), JSON.stringify(files[name]));
  }
}

it('a raw file of which one value is odd is refused by its name, or analysed', async () => {
  const places = Object.entries(files).flatMap(([name, { samples }]) =>
    pathsOf(samples).map((keys) => [name, keys] as const),
  );
  const change = fc.constantFrom(...Object.keys(ODD));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), change, async ([name, keys], odd) => {
      const analysed = await analysedWith(name, oddFile(files[name]!, keys, ODD[odd]!));
      if (!(analysed instanceof Error)) return;
      expect(analysed.name, analysed.stack).toBe('UserError');
      expect(analysed.message).toContain(rawPath(name));
      expect(analysed.message).not.toContain('\n');
      expect(analysed.message.length).toBeLessThan(1000);
    }),
    { seed: 20, numRuns: TRIES },
  );
});

it('a raw file that is whole and makes no figures is refused, and not shown as a failure of the program', async () => {
  const name = 'work--tic-tac-toe--positions--handwritten--v8.json';
  // Both are numbers, and no number is their sum.
  const once = oddFile(files[name]!, ['comparisons', '0'], () => Number.MAX_VALUE);
  const twice = oddFile(JSON.parse(once) as RawFile, ['arithmetic', '0'], () => Number.MAX_VALUE);
  await writeFile(rawPath(name), twice);
  const outcome = await callRvw(['report', join(folder, 'results.json'), '--out', join(folder, 'page')]);
  await writeFile(rawPath(name), JSON.stringify(files[name]));
  expectUserError(outcome, 2, rawPath(name), 'its figures are not valid at "');
});
