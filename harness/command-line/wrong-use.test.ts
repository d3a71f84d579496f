import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ownVersion } from '../environment.js';
import { callRvw, expectUserError } from './test-rvw.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rvw-wrong-use-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** What JavaScript or an object would take for a number or a name, and a command line must not. */
const WORDS = ['', ' ', '0x10', '1e3', '-1', '1.5', '__proto__', 'constructor', 'Infinity', '१'] as const;

describe.each([
  ['run', '--seed'],
  ['run', '--launches'],
  ['run', '--pin'],
  ['run', '--only'],
  ['selfcheck', '--trials'],
  ['selfcheck', '--seed'],
  ['train digits', '--seed'],
  ['train digits', '--runtime'],
  ['train digits --width 1', '--seeds'],
])('%s %s', (verb, option) => {
  it.each(WORDS)('is not %j', async (word) => {
    expectUserError(await callRvw([...verb.split(' '), option, word]), 2, `"${word}"`);
  });
});

// These are looked for in the tasks of a run, whose folder is made by then.
describe.each(['--program', '--runtime', '--dataset'])('run %s', (option) => {
  it.each(['', ' ', '__proto__', 'constructor'])('is not %j', async (word) => {
    expectUserError(await callRvw(['run', '--out', folder, option, word]), 2, `"${word}"`);
  });
});

it.each(WORDS)('run --split is not %j', async (word) => {
  expectUserError(await callRvw(['run', '--split', word]), 2, `'${word}'`, 'validation, test');
});

describe.each([
  ['run', '--timeout'],
  ['run', '--max-time'],
  ['train digits', '--share'],
  ['train digits', '--width'],
])('%s %s', (verb, option) => {
  it.each(WORDS.filter((word) => word !== '1.5'))('is not %j', async (word) => {
    expectUserError(await callRvw([...verb.split(' '), option, word]), 2, option, `"${word}"`);
  });
});

describe.each([
  ['run', '--out'],
  ['run', '--data-dir'],
  ['run', '--cache-dir'],
  ['run', '--plugin'],
  ['report results.json', '--out'],
  ['train digits', '--out'],
  ['selfcheck', '--out'],
  ['list', '--plugin'],
  ['doctor', '--plugin'],
  ['data list', '--data-dir'],
  ['data fetch fsdd', '--cache-dir'],
  ['report'],
])('%s %s', (verb, ...option) => {
  it.each(['', ' '])('is no path: %j', async (word) => {
    expectUserError(await callRvw([...verb.split(' '), ...option, word]), 2, 'an empty word names no f');
  });
});

it.each(['run', 'train', 'data fetch', 'data path', 'data check'])('%s of no known name', async (verb) => {
  for (const word of ['', ' ', '__proto__', 'constructor', 'a\nb'])
    expectUserError(
      await callRvw([...verb.split(' '), word]),
      2,
      JSON.stringify(word).slice(0, -1),
      /^run|^train/.test(verb) ? 'known are digits' : 'expected fsdd',
    );
});

describe.each(
  ['run', 'report', 'list', 'train', 'doctor', 'selfcheck', 'schema', 'data'].map((verb) => [verb]),
)('wrong use of %s', (verb) => {
  it('is an unknown option', async () => {
    expectUserError(await callRvw([verb, '--bogus']), 2, "unknown option '--bogus'");
  });
});

it.each([
  ['data fetch', "missing required argument 'name'"],
  ['data path', "missing required argument 'name'"],
  ['data check', "missing required argument 'name'"],
  ['data list fsdd', 'too many arguments'],
  ['data fetch fsdd speech-commands', 'too many arguments'],
  ['data fetch fsdd --data-dir x', "unknown option '--data-dir'"],
  ['data fetch fsdd --cache-dir', 'argument missing'],
  ['data list --bogus', "unknown option '--bogus'"],
  ['data fetc', "unknown command 'fetc' (Did you mean fetch?)"],
  ['rum', "unknown command 'rum' (Did you mean run?)"],
  ['run --quik', '(Did you mean --quick?)'],
  ['report', "missing required argument 'results'"],
  ['report a b', 'too many arguments'],
  ['train', "missing required argument 'task'"],
  ['run --quick --thorough', 'cannot be used with'],
  ['version', '"rvw --help" says what it takes'],
  ['run --epochs 3', '"rvw run --help" says what it takes'],
  ['data fetch fsdd more', 'got 2; "rvw data fetch --help" says what it takes'],
])('rvw %s is wrong use', async (words, said) => {
  expectUserError(await callRvw(words.split(' ')), 2, said);
});

it.each(['-h', 'run -h', 'data fetch -h', '-V'])('rvw %s is understood, as elsewhere', async (words) => {
  const { code, out } = await callRvw(words.split(' '));
  expect(code).toBe(0);
  expect(out).toContain(words === '-V' ? ownVersion() : `Usage: rvw`);
});

it('a word with a line feed stays on one line', async () => {
  expectUserError(await callRvw(['a\nb']), 2, 'a\\nb');
  expectUserError(await callRvw(['data', 'fetch', 'fsdd', 'a\nb', '--bo\ngus']), 2);
});

it('a verb of verbs without any shows its help as wrong use', async () => {
  const { code, error } = await callRvw(['data']);
  expect(code).toBe(2);
  expect(error).toContain('Usage: rvw data');
});

describe('a file where a folder is wanted', () => {
  it('is no bug of ours: of the cache, of baselines, or anywhere', async () => {
    const file = join(folder, 'a-file');
    const plugin = join(folder, 'typed.rvw.ts');
    const results = fileURLToPath(new URL('../../reports/fixture/results.json', import.meta.url));
    await writeFile(file, '');
    await writeFile(plugin, 'export default {};\n');
    const cache = ['--cache-dir', file];
    expectUserError(
      await callRvw(['run', '--plugin', plugin, ...cache, '--out', join(folder, 'out')]),
      1,
      'cannot keep the compiled plugin: ',
      'choose another folder with --cache-dir',
    );
    expectUserError(await callRvw(['baseline', 'save', 'main', results, '--dir', file]), 1, 'a-file/main');
    expectUserError(
      await callRvw(['run', 'tic-tac-toe', '--against', 'none@1.0.0', ...cache]),
      1,
      'a file or folder cannot be used: ENOTDIR',
    );
  });
});
