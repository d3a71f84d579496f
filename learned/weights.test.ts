import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { UserError } from '../tasks/contract/index.js';
import { readNetwork } from './weights.js';

const SHIPPED = fileURLToPath(new URL('tic-tac-toe/weights/', import.meta.url));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rvw-test-'));
  for (const name of ['manifest.json', 'model.json', 'weights.bin'])
    await copyFile(join(SHIPPED, name), join(folder, name));
});
afterEach(() => rm(folder, { recursive: true }));

async function expectRefused(...parts: string[]): Promise<void> {
  const reading = readNetwork(folder);
  await expect(reading).rejects.toBeInstanceOf(UserError);
  for (const part of parts) await expect(reading).rejects.toThrow(part);
}

test('what is shipped is read', async () => {
  await expect(readNetwork(folder)).resolves.toBeDefined();
});

test('weights that are cut off are refused by name', async () => {
  const whole = await readFile(join(folder, 'weights.bin'));
  await writeFile(join(folder, 'weights.bin'), whole.subarray(0, whole.length - 100));
  await expectRefused('weights', 'cut off', 'train it again');
});

test('weights that are not those of the manifest are refused', async () => {
  const other = await readFile(join(folder, 'weights.bin'));
  other[100]! ^= 1;
  await writeFile(join(folder, 'weights.bin'), other);
  await expectRefused('weights.bin', 'manifest');
});

test('so is a file that is missing, and a manifest that is no JSON', async () => {
  await writeFile(join(folder, 'manifest.json'), '{"manifestVersion": 1,');
  await expectRefused('manifest.json');
  await rm(join(folder, 'manifest.json'));
  await expectRefused('manifest.json');
});
