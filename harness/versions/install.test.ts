import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { UserError } from '../../tasks/contract/index.js';
import { expectUserError, runRvw, type Outcome } from '../command-line/test-rvw.js';
import { versionComparisonSchema } from '../results/version-comparison.js';
import { installPackage } from './install.js';
import { openRegistryOf, type PublishedVersion, type TestRegistry } from './test-registry.js';

const execute = promisify(execFile);

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const EXAMPLES = 400;
const NAME = 'small-plugin';

/** A plugin with two programs, of which one is wrong about the first so many numbers. */
const version = (wrong: number): PublishedVersion => ({
  manifest: {
    type: 'module',
    main: 'index.js',
    // It is not at the registry: npm must not look for it there.
    peerDependencies: { 'rules-vs-weights': '*' },
  },
  files: {
    'index.js': `import { definePlugin, defineTask, rules, table } from 'rules-vs-weights';

const part = (at) => (at < ${EXAMPLES} ? 'test' : at % 4 < 2 ? 'train' : 'validation');

export default definePlugin({
  task: defineTask({
    id: 'parity',
    title: 'Odd or even',
    data: table({
      rows: Array.from({ length: ${EXAMPLES} + 40 }, (_, at) => ({ number: at, is: at % 2 ? 'odd' : 'even', part: part(at) })),
      answer: 'is',
      features: ['number'],
      split: { by: 'column', column: 'part' },
      licence: 'CC0-1.0',
    }),
  }),
  programs: [
    rules(new URL('./by-remainder.js', import.meta.url)),
    rules(new URL('./by-bit.js', import.meta.url), { id: 'by-bit' }),
  ],
});
`,
    'by-remainder.js': `export const decide = ({ number }) => (number % 2 === (number < ${wrong} ? 0 : 1) ? 'odd' : 'even');\n`,
    'by-bit.js': `export const decide = ({ number }) => (number & 1 ? 'odd' : 'even');\n`,
  },
});

/** A point of accuracy lies between the two. */
const [EARLIER, LATER] = ['1.0.0', '2.0.0'];
const WRONG = { [EARLIER]: 4, [LATER]: 8 };

let top: string;
let project: string;
let registry: TestRegistry;

const cache = (): string => join(top, 'cache');

/** As a user does who has the plugin installed; npm takes the registry from the project's settings. */
const against = (word: string, ...words: string[]): Promise<Outcome> =>
  runRvw(
    ['run', '--plugin', NAME, '--against', word, '--quick', '--only', 'accuracy', '--out', 'out', ...words],
    { folder: project, environment: { RVW_CACHE: cache() } },
  );

const install = (name: string, number: string): Promise<unknown> =>
  installPackage({ name, version: number }, cache(), project);

/** One line that says these things, as wrong use. */
async function expectRefusal(installing: Promise<unknown>, ...parts: string[]): Promise<void> {
  const error = (await installing.then(
    () => undefined,
    (reason: unknown) => reason,
  )) as UserError;
  expect(error).toBeInstanceOf(UserError);
  expect(error.exitCode).toBe(2);
  expect(error.message.split('\n')).toHaveLength(1);
  for (const part of parts) expect(error.message).toContain(part);
}

beforeAll(async () => {
  top = await mkdtemp(join(tmpdir(), 'install-'));
  project = join(top, 'project');
  vi.stubEnv('npm_config_cache', join(top, 'npm'));
  vi.stubEnv('npm_config_noproxy', '127.0.0.1');
  vi.stubEnv('npm_config_fetch_retries', '0');
  registry = await openRegistryOf(NAME, {
    [EARLIER]: version(WRONG[EARLIER]!),
    [LATER]: version(WRONG[LATER]!),
  });
  await mkdir(project);
  await writeFile(join(project, 'package.json'), '{ "private": true }\n');
  await writeFile(join(project, '.npmrc'), `registry=${registry.url}\n`);
  await execute('npm', ['install', '--no-audit', '--no-fund', '--legacy-peer-deps', NAME], { cwd: project });
  await symlink(ROOT, join(project, 'node_modules', 'rules-vs-weights'), 'dir');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await registry.close();
  await rm(top, { recursive: true });
});

describe('a version of a package from a registry', () => {
  it('is not taken where it is not to be had: one line says why, and nothing is left', async () => {
    expectUserError(
      await against(`${NAME}@9.9.9`),
      2,
      `${NAME}@9.9.9 cannot be installed: No matching version`,
      `"npm view ${NAME} versions"`,
    );
    expect(existsSync(join(project, 'out'))).toBe(false);
    await expectRefusal(install('small-plugim', EARLIER), 'knows no such package', 'small-plugim');
    expect(await readdir(join(cache(), 'versions'))).toEqual([]);
  });

  it('is not waited for where the registry hangs', async () => {
    vi.stubEnv('npm_config_fetch_timeout', '500');
    registry.hangs = true;
    await expectRefusal(install('other-plugin', EARLIER), 'does not answer', registry.url, '"npm ping"');
    registry.hangs = false;
    expect(await readdir(join(cache(), 'versions'))).toEqual([]);
  });

  it('is measured side by side with the one that is installed, program by program', async () => {
    const { code, out, error } = await against(`${NAME}@${EARLIER}`, '--fail-on', 'worse');
    expect(code, out + error).toBe(1);
    expect(out).toContain(`${NAME}@${EARLIER} → as it stands`);
    expect(out).toContain('4 of 400 decisions changed: 4 for the worse, 0 for the better');
    const comparison = versionComparisonSchema.parse(
      JSON.parse(await readFile(join(project, 'out', 'compare.json'), 'utf8')),
    );
    expect(
      comparison.cells.map(({ program, figures, decisions }) => [
        program,
        figures.map(({ title, verdict }) => `${title}: ${verdict}`),
        decisions!.shown.map(({ earlier, later }) => [earlier.right, later.right]),
      ]),
    ).toEqual([
      ['handwritten', ['Accuracy: worse'], Array.from({ length: 4 }, () => [true, false])],
      ['by-bit', ['Accuracy: equivalent'], []],
    ]);
  });

  it('is kept, without the settings of the project, and is there when the registry is not', async () => {
    const folder = join(cache(), 'versions', `${NAME}@${EARLIER}`);
    expect(await readdir(folder)).not.toContain('.npmrc');
    await registry.close();
    expect(await install(NAME, EARLIER)).toEqual({ name: NAME, version: EARLIER, folder });
    await expectRefusal(install('other-plugin', EARLIER), 'does not answer', 'ECONNREFUSED');
  });
});
