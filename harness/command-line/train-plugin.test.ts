import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { resultOf } from '../measures/index.js';
import { compileModule } from '../plugin/compile.js';
import { accuracyFigure } from '../results/primary.js';
import type { Results } from '../results/schema.js';
import { expectUserError, readRun, runRvw, type Outcome } from './test-rvw.js';

const IRIS = fileURLToPath(new URL('../fixtures/iris.mjs', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'train-plugin-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Writes a plugin in TypeScript into a folder of its own, and says which. */
async function pluginOf(name: string, content: string): Promise<string> {
  const own = join(folder, name);
  await mkdir(own);
  await writeFile(
    join(own, 'iris.rvw.ts'),
    `import { conv2d, definePlugin, dense, network } from 'rules-vs-weights';
import { iris } from ${JSON.stringify(IRIS)};
export default definePlugin(${content});
`,
  );
  return own;
}

const NETWORK = "network({ layers: [dense(8, 'relu'), dense(3, 'softmax')] })";

/** Runs a verb on the plugin of a folder, from there. */
const rvw = (own: string, ...words: readonly string[]): Promise<Outcome> =>
  runRvw([...words, '--plugin', 'iris.rvw.ts'], {
    folder: own,
    environment: { RVW_CACHE: join(folder, 'cache') },
  });

async function measured(own: string, only: string): Promise<{ outcome: Outcome; results: Results }> {
  const out = join(own, `run of ${only}`);
  const outcome = await rvw(own, 'run', '--quick', '--only', only, '--runtime', 'wasm', '--out', out);
  return { outcome, results: await readRun(out) };
}

/** The URLs of the modules that a process loads which decides by a plugin's network. */
async function modulesLoaded(plugin: string): Promise<readonly string[]> {
  const coverage = join(folder, 'coverage');
  const code = (path: string): string => new URL(path, import.meta.url).href;
  await promisify(execFile)(
    process.execPath,
    [
      fileURLToPath(code('../fixtures/loads-network.mjs')),
      code('../../dist/harness/plugins.js'),
      plugin,
      'plain',
    ],
    { env: { ...process.env, NODE_V8_COVERAGE: coverage } },
  );
  const [file] = await readdir(coverage);
  const { result } = JSON.parse(await readFile(join(coverage, file!), 'utf8')) as {
    result: readonly { readonly url: string }[];
  };
  return result.map(({ url }) => url);
}

describe("a plugin's network", () => {
  let own: string;
  beforeAll(async () => {
    own = await pluginOf('iris', `{ task: iris, programs: [${NETWORK}] }`);
  });

  it('fails by itself before it is trained, with the command that trains it', async () => {
    const { outcome, results } = await measured(own, 'accuracy');
    expect(outcome.code).toBe(1);
    const [cell] = results.cells;
    expect(cell!.measures['accuracy']).toMatchObject({
      state: 'failed',
      error: expect.stringContaining(
        'the network "learned" of task "iris" has no weights in ' +
          `${join(own, 'weights/iris/')}; train it: rvw train iris --plugin iris.rvw.ts`,
      ) as string,
    });
  });

  it('is trained to beside its source, and run from there', async () => {
    const { code, out, error } = await rvw(own, 'train', 'iris', '--runtime', 'wasm');
    expect(code, error).toBe(0);
    expect(out).toMatch(/of the 30 validation examples answered rightly, after epoch \d+ of 100/);
    expect(out).toContain(`Wrote ${join(own, 'weights/iris/manifest.json')}`);
    const manifest = JSON.parse(await readFile(join(own, 'weights/iris/manifest.json'), 'utf8')) as {
      validation: { value: number };
    };
    expect(manifest.validation.value).toBeGreaterThanOrEqual(0.9);
    const { outcome, results } = await measured(own, 'accuracy,work,agility');
    expect(outcome.code, outcome.error).toBe(0);
    const [cell] = results.cells;
    expect(accuracyFigure(resultOf(cell!, 'accuracy')!).value).toBeGreaterThan(0.85);
    expect(cell!.measures['work']).toMatchObject({ state: 'measured' });
    expect(cell!.measures['agility']).toMatchObject({
      state: 'not applicable',
      reason: expect.stringContaining('rvw train iris --plugin PLUGIN --width') as string,
    });
  });

  it('is measured without anything that trains', async () => {
    const loaded = await modulesLoaded(await compileModule(join(own, 'iris.rvw.ts'), join(folder, 'cache')));
    // The coverage is of the right process: it has what decides.
    expect(loaded).toContainEqual(expect.stringMatching(/\/learned\/engine\/dense\.js$/));
    expect(
      loaded.filter((url) => /\/learned\/training\/|define\/(train|model|sweep)|tfjs/.test(url)),
    ).toEqual([]);
  });

  it('has its widths and its data curve recorded beside its weights, and shown by a run', async () => {
    for (const [variable, values] of [
      ['--width', '0.5,1'],
      ['--share', '0.25,1'],
    ] as const) {
      const { code, out, error } = await rvw(own, 'train', 'iris', '--runtime', 'wasm', variable, values);
      expect(code, error).toBe(0);
      expect(out).toContain(`Wrote ${join(own, 'weights/iris/sweep')}`);
    }
    expect((await readdir(join(own, 'weights/iris/sweep'))).sort()).toEqual(['shares.json', 'widths.json']);
    const { outcome, results } = await measured(own, 'agility,more-data');
    expect(outcome.code, outcome.error).toBe(0);
    expect(resultOf(results.cells[0]!, 'agility')).toMatchObject({
      kind: 'network',
      command: 'rvw train iris --plugin iris.rvw.ts --width 0.5,1 --seeds 1',
      recipe: expect.stringMatching(/^Trained like the network itself/) as string,
      widths: [
        // Of 4 standardised features: 4 × 4 + 4, and 4 × 3 + 3, beside what standardises.
        { width: 0.5, weights: { value: 16 + 20 + 15 } },
        { width: 1, weights: { value: 16 + 40 + 27 } },
      ],
    });
    const curve = results.wider.map((one) => resultOf(one, 'more-data')).find((one) => one !== undefined);
    expect(curve!.networks[0]!.points.map(({ examples }) => examples)).toEqual([20, 80]);
  });
});

describe('what is to be trained', () => {
  it('is named where a task has several networks', async () => {
    const own = await pluginOf(
      'several',
      `{ task: iris, programs: [${NETWORK}, network({ id: 'small', epochs: 2, layers: [dense(3, 'softmax')] })] }`,
    );
    expectUserError(
      await rvw(own, 'train', 'iris'),
      2,
      'task "iris" has several networks: learned, small; name one with --program',
    );
    expectUserError(
      await rvw(own, 'train', 'iris', '--program', 'smal'),
      2,
      'task "iris" has no program "smal"; did you mean "small"?',
    );
    const { code, out, error } = await rvw(
      own,
      ...['train', 'iris', '--program', 'small', '--runtime', 'wasm', '--out', 'elsewhere'],
    );
    expect(code, error).toBe(0);
    expect(out).toContain(`Wrote ${join(own, 'elsewhere/manifest.json')}`);
    const { command } = JSON.parse(await readFile(join(own, 'elsewhere/manifest.json'), 'utf8')) as {
      command: string;
    };
    expect(command).toBe('rvw train iris --plugin iris.rvw.ts --program small --seed 1 --runtime wasm');
  });

  it('may be a network of another’s task', async () => {
    const layers = "[conv2d(4, 5, 'relu', { stride: 4 }), flatten(), dense(10, 'softmax')]";
    const own = await pluginOf(
      'digits',
      `{ for: 'digits', programs: [network({ id: 'mine', layers: ${layers.replace('flatten(), ', '')} })] }`,
    );
    expectUserError(
      await rvw(own, 'list'),
      2,
      `the network "mine" of task "digits": layers[1], dense(10, 'softmax'), gives an image of [7, 7, 10], but the task has 10 classes (zero, one,`,
    );
  });
});
