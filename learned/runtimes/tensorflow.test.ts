import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { missingPart, setupCommand, tensorflow } from './tensorflow.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tfjs-node-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function put(...path: string[]): Promise<void> {
  await mkdir(join(folder, ...path.slice(0, -1)), { recursive: true });
  await writeFile(join(folder, ...path), '');
}

test('an install whose script did not run lacks its addon, then its library, then nothing', async () => {
  expect(await missingPart(folder)).toBe('native addon');
  await put('lib', 'napi-v8', 'tfjs_binding.node');
  expect(await missingPart(folder)).toBe('TensorFlow library');
  await put('deps', 'lib', 'libtensorflow.so.2');
  expect(await missingPart(folder)).toBeUndefined();
});

test('installed in another project, the setup is run by its file, from that project', () => {
  const inside = join(
    'node_modules',
    'rules-vs-weights',
    'dist',
    'learned',
    'runtimes',
    'setup-tensorflow.js',
  );
  expect(setupCommand(join(folder, inside))).toBe(
    `run "node node_modules/rules-vs-weights/dist/learned/runtimes/setup-tensorflow.js" in the project's own folder`,
  );
});

test('where it is missing it says why, and the one command that brings it', async () => {
  const found = await tensorflow.availability();
  if (found.state === 'missing') {
    expect(found.why).toContain('@tensorflow/tfjs-node');
    expect(found.mend).toBe('run "npm run setup:tensorflow"');
  } else {
    expect(found.version).toMatch(/^4\./);
  }
});
