import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { BASE, makeProject, plant, PLANTS, PLUGIN } from '../bench/gate/project.js';
import { versionComparisonSchema, type VersionComparison } from '../results/version-comparison.js';
import { callRvw, expectUserError, runRvw, type Outcome } from './test-rvw.js';

const execute = promisify(execFile);

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let top: string;
let project: string;
const outOf = (name: string): string => join(top, name);
const inProject = (...words: string[]): Promise<Outcome> =>
  runRvw(words, { folder: project, environment: { RVW_CACHE: join(top, 'cache') } });
const runInto = (name: string, ...words: string[]): Promise<Outcome> =>
  inProject('run', '--plugin', `./${PLUGIN}`, '--quick', '--out', outOf(name), ...words);

const readComparison = async (path: string): Promise<VersionComparison> =>
  versionComparisonSchema.parse(JSON.parse(await readFile(path, 'utf8')));

/** Changes what a results file says of its run. */
async function changed(name: string, change: (text: string) => string): Promise<string> {
  const folder = outOf(`changed-${name}`);
  await rm(folder, { recursive: true, force: true });
  await cp(outOf('before'), folder, { recursive: true });
  const path = join(folder, 'results.json');
  await writeFile(path, change(await readFile(path, 'utf8')));
  return path;
}

beforeAll(async () => {
  top = await mkdtemp(join(tmpdir(), 'compare-'));
  project = outOf('project');
  await makeProject(project);
  await mkdir(join(project, 'node_modules'));
  await symlink(ROOT, join(project, 'node_modules', 'rules-vs-weights'), 'dir');
  for (const [name, what] of [
    ['before', BASE],
    ['wrong', PLANTS.wrong],
  ] as const) {
    await plant(project, what);
    const { code, error } = await runInto(name, '--only', 'accuracy,work');
    expect(code, error).toBe(0);
  }
});
afterAll(() => rm(top, { recursive: true }));

describe('rvw compare', () => {
  it('says that a point of accuracy fewer is worse, names what changed, and fails a build that asks for it', async () => {
    const out = ['.html', '.md', '.json'].map((ending) => outOf(`wrong${ending}`));
    const words = ['compare', outOf('before'), outOf('wrong'), ...out.flatMap((file) => ['--out', file])];
    const without = await callRvw(words);
    expect(without).toMatchObject({ code: 0, error: '' });
    expect(without.out).toMatch(/✗ gate, parity: Accuracy: −1\.0\spoints \(95\.0\s% → 94\.0\s%\): worse/);
    expect(without.out).toContain('number-23, right is odd: odd ✓ → even ✗');
    expect(without.out).toContain('4 of 400 decisions changed: 4 for the worse, 0 for the better');
    expect((await callRvw([...words, '--fail-on', 'worse'])).code).toBe(1);
    const comparison = await readComparison(out[2]!);
    expect(comparison.cells[0]!.figures.map(({ title, verdict }) => `${title}: ${verdict}`)).toEqual([
      'Accuracy: worse',
      'Operations a decision: equivalent',
    ]);
    const page = await readFile(out[0]!, 'utf8');
    expect(page).toContain('Content-Security-Policy');
    for (const text of [page, await readFile(out[1]!, 'utf8')])
      for (const said of ['1 worse', 'number-23', 'one decision in two hundred'])
        expect(text).toContain(said);
  });

  it('finds a run to be the same as itself, and better than a worse one', async () => {
    const same = await callRvw(['compare', outOf('before'), outOf('before'), '--fail-on', 'worse']);
    expect(same.code).toBe(0);
    expect(same.out).toContain('In all: 0 worse, 2 equivalent');
    expect(same.out).toContain('Both are the same run.');
    expect((await callRvw(['compare', outOf('wrong'), outOf('before')])).out).toContain('0 worse, 1 better');
  });

  it('goes by the figures alone where the samples are not at hand, and says so', async () => {
    const path = await changed('alone', (text) => text);
    await rm(join(outOf('changed-alone'), 'raw'), { recursive: true });
    const { out, code } = await callRvw(['compare', path, outOf('wrong')]);
    expect(code).toBe(0);
    expect(out).toContain(`The raw samples of ${path} do not lie beside it`);
    expect(out).toMatch(/\? gate, parity: Accuracy: .*undecided/);
    expect(out).not.toContain('decisions changed');
  });

  it.each([
    [
      'of another version',
      (text: string) => text.replace(/"version": "[^"]+"/, '"version": "0.0.9"'),
      'rules-vs-weights 0.0.9',
    ],
    ['of another seed', (text: string) => text.replace('"seed": 2017', '"seed": 8'), 'seeds are 8 and 2017'],
    [
      'of another profile',
      (text: string) => text.replace('"profile": "quick"', '"profile": "default"'),
      'profiles are default and quick',
    ],
    [
      'on another split',
      (text: string) => text.replace('"split": "test"', '"split": "validation"'),
      'splits are validation and test',
    ],
    [
      'on other data',
      (text: string) => text.replace('"fingerprint": "numbers"', '"fingerprint": "others"'),
      'others and numbers',
    ],
    [
      'of another program',
      (text: string) => text.replaceAll('"program": "parity"', '"program": "other"'),
      'no program in common',
    ],
    [
      'of a newer schema',
      (text: string) => text.replace(/"schemaVersion": \d+/, '"schemaVersion": 99'),
      'schema version 99',
    ],
    ['that is cut off', (text: string) => text.slice(0, text.length / 2), 'is cut off or not JSON'],
    ['that is none', () => '{}', 'is not valid'],
  ])('refuses a results file %s in one line', async (_, change, said) => {
    const path = await changed('refused', change);
    expectUserError(await callRvw(['compare', path, outOf('wrong')]), 2, said);
  });

  it('says in one line what it takes', async () => {
    expectUserError(await callRvw(['compare']), 2, 'takes two results files');
    expectUserError(await callRvw(['compare', 'a', 'b', 'c']), 2, 'got 3');
    expectUserError(await callRvw(['compare', outOf('before')]), 2, 'no two versions of a program');
    expectUserError(await callRvw(['compare', outOf('nowhere'), outOf('before')]), 2, 'nowhere');
    expectUserError(await callRvw(['compare', 'a', 'b', '--out', 'c.txt']), 2, '.html, .md, .json');
    expectUserError(await callRvw(['compare', 'a', 'b', '--fail-on', 'better']), 2, 'worse');
  });

  it('names the raw file that is damaged', async () => {
    const path = await changed('damaged', (text) => text);
    const raw = join(outOf('changed-damaged'), 'raw', 'accuracy--gate--numbers--parity--v8.json');
    await writeFile(raw, (await readFile(raw, 'utf8')).slice(0, 100));
    expectUserError(await callRvw(['compare', path, outOf('wrong')]), 2, raw, 'cut off');
  });
});

describe('rvw baseline', () => {
  const inFolder = () => ['--dir', outOf('baselines')];

  it('keeps a run by name, compares with it, and never moves it by itself', async () => {
    const none = await callRvw(['baseline', 'list', ...inFolder()]);
    expect(none.out).toContain('There is no baseline');
    const saved = await callRvw(['baseline', 'save', 'main', outOf('before'), ...inFolder()]);
    expect(saved).toMatchObject({ code: 0, error: '' });
    expectUserError(
      await callRvw(['baseline', 'save', 'main', outOf('wrong'), ...inFolder()]),
      2,
      '--replace',
    );
    expect((await callRvw(['baseline', 'list', ...inFolder()])).out).toMatch(/^main: gate; quick profile/);
    expect((await callRvw(['baseline', 'show', 'main', ...inFolder()])).out).toMatch(/Accuracy: 95\.0\s%/);
    const words = ['compare', outOf('wrong'), '--baseline', 'main', '--baseline-dir', outOf('baselines')];
    const compared = await callRvw([...words, '--fail-on', 'worse']);
    expect(compared.code).toBe(1);
    expect(compared.out).toContain('number-23, right is odd: odd ✓ → even ✗');
    await callRvw(['baseline', 'save', 'main', outOf('wrong'), '--replace', ...inFolder()]);
    expect((await callRvw([...words, '--fail-on', 'worse'])).code).toBe(0);
  });

  it('says in one line what is wrong', async () => {
    expectUserError(
      await callRvw(['baseline', 'show', 'mian', ...inFolder()]),
      2,
      'no baseline "mian"',
      'main',
    );
    expectUserError(
      await callRvw(['baseline', 'save', '../main', outOf('before'), ...inFolder()]),
      2,
      '../main',
    );
    expectUserError(
      await callRvw(['compare', outOf('before'), '--baseline', 'none', '--baseline-dir', outOf('nowhere')]),
      2,
      'rvw baseline save none',
    );
  });
});

describe('rvw run --against', () => {
  it('measures a commit side by side with the working tree, and says which is worse', async () => {
    await plant(project, { ...PLANTS.wrong, turns: 2 * BASE.turns });
    const { code, out, error } = await runInto(
      'against',
      ...['--against', 'main', '--only', 'accuracy,work,latency', '--fail-on', 'worse'],
      ...['--reporter', 'junit,github,markdown'],
    );
    expect(code, out + error).toBe(1);
    const { cells, of, earlier } = await readComparison(join(outOf('against'), 'compare.json'));
    expect(of).toBe('one run');
    expect(earlier).toMatchObject({ name: expect.stringMatching(/^main \([0-9a-f]{7}\)$/) as string });
    expect(cells).toHaveLength(1);
    const verdicts = Object.fromEntries(cells[0]!.figures.map(({ title, verdict }) => [title, verdict]));
    expect(verdicts).toMatchObject({ Accuracy: 'worse', 'Time a decision': 'worse' });
    expect(out).toContain('::error title=gate%2C parity%3A Accuracy is worse::');
    expect(out).toContain('GITHUB_STEP_SUMMARY is not set');
    const junit = await readFile(join(outOf('against'), 'junit.xml'), 'utf8');
    expect(junit).toContain(
      '<testcase classname="gate, numbers, parity on v8: two versions" name="Accuracy">',
    );
    expect(junit).toMatch(/<failure message="−1\.0/);
    expect(await readFile(join(outOf('against'), 'comment.md'), 'utf8')).toContain(
      '# Rules vs weights: what changed',
    );
    // The same from the results file, as it lies.
    const again = await callRvw(['compare', outOf('against')]);
    expect(again.out).toContain('✗ gate, parity: Accuracy');
  });

  it('takes another checkout or a module for an earlier version, too', async () => {
    await plant(project, PLANTS.wrong);
    const copy = outOf('copy');
    await execute('git', ['clone', '--quiet', project, copy]);
    await symlink(join(project, 'node_modules'), join(copy, 'node_modules'), 'dir');
    for (const version of [copy, join(copy, PLUGIN)]) {
      const { code, out, error } = await runInto('folder', '--against', version, '--only', 'accuracy');
      expect(code, out + error).toBe(0);
      expect(out).toContain('4 of 400 decisions changed: 4 for the worse, 0 for the better');
    }
  });

  it('says in one line what is no version, and what is not in one', async () => {
    const against = (version: string, ...words: string[]) =>
      runInto('refused', '--only', 'accuracy', '--against', version, ...words);
    expectUserError(await against('no-such-branch'), 2, '"no-such-branch"', 'PACKAGE@VERSION');
    expectUserError(await against('./nowhere'), 2, 'nowhere');
    await mkdir(outOf('empty'), { recursive: true });
    expectUserError(await against(outOf('empty')), 2, 'has no earlier version of the programs of gate');
    expectUserError(await inProject('run', '--plugin', `./${PLUGIN}`, '--fail-on', 'worse'), 2, '--against');
    expectUserError(await against('main', '--reporter', 'junt'), 2, '"junt" is no reporter');
  });
});
