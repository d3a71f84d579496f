import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ownModules } from '../../sources/bundle.js';
import { countCode } from './count-code.js';
import { readTraining } from './manifest.js';
import { effortSchema } from './schema.js';
import { summariseEffort } from './summarise.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rvw-effort-'));
  await mkdir(join(folder, 'rules'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await writeFile(
    join(folder, 'rules', 'index.js'),
    "// how it decides\nimport { near } from './near.js';\nimport { shared } from '../shared.js';\nimport 'zod';\n\nexport const decide = (x) => near(x) + shared;\n",
  );
  await writeFile(join(folder, 'rules', 'near.js'), 'export const near = (x) =>\n  x > 1;\n');
  await writeFile(join(folder, 'shared.js'), 'export const shared = 1;\nexport const unused = 2;\n');
  await writeFile(join(folder, 'rules', 'unused.js'), 'export const more = 3;\n');
});
afterAll(() => rm(folder, { recursive: true }));

describe('countCode', () => {
  it('counts lines with code of what a module uses, at home and elsewhere, and nothing of packages', async () => {
    const module = pathToFileURL(join(folder, 'rules', 'index.js')).href;
    const code = await countCode(await ownModules(module), new URL('./', module));
    expect(code).toEqual({ own: { files: 2, lines: 6 }, elsewhere: { files: 1, lines: 2 } });
  });

  it('names a module that cannot be read', async () => {
    const module = pathToFileURL(join(folder, 'missing.js')).href;
    await expect(ownModules(module)).rejects.toThrow(/missing\.js/);
  });
});

describe('readTraining', () => {
  const data = { id: 'mine', split: 'train', examples: 300 };

  it('takes data with a fingerprint for labelled, and other data not', () => {
    const told = readTraining(
      JSON.stringify({
        trainingSeconds: 12,
        runtime: { id: 'wasm', version: '1' },
        data: { ...data, fingerprint: 'f' },
      }),
    );
    expect(told).toEqual({ trainingSeconds: 12, runtime: 'wasm 1', data: { ...data, labelled: true } });
    expect(readTraining(JSON.stringify({ data })).data?.labelled).toBe(false);
  });

  it('guesses nothing that is missing or of another shape', () => {
    expect(readTraining(undefined)).toEqual({});
    expect(readTraining('"a manifest of my own"')).toEqual({});
    expect(readTraining(JSON.stringify({ trainingSeconds: 'long', data: { examples: 300 } }))).toEqual({});
  });
});

describe('summariseEffort', () => {
  const code = { own: { files: 1, lines: 10 }, elsewhere: { files: 0, lines: 0 } };

  it('leaves out what nobody tells', () => {
    const result = summariseEffort({ kind: 'network', code });
    expect(effortSchema.parse(result)).toEqual(result);
    expect(Object.keys(result)).toEqual(['kind', 'lines', 'linesElsewhere']);
  });

  it('counts no label where nobody labelled', () => {
    const data = { id: 'self-play', split: 'positions', examples: 4520, labelled: false };
    expect(summariseEffort({ kind: 'network', code, data })).toMatchObject({
      labelledExamples: { value: 0 },
      data: 'self-play, positions: 4,520, none of them labelled',
    });
  });
});
