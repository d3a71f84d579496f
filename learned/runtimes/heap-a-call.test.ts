import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const SCRIPT = fileURLToPath(new URL('test-heap-a-call.mjs', import.meta.url));

test('fused operators on WebAssembly take at most half the heap of model.predict', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...['--expose-gc', '--min-semi-space-size=256', '--max-semi-space-size=256', SCRIPT],
  ]);
  const { fused, predict } = JSON.parse(stdout) as { fused: number; predict: number };
  expect(fused).toBeGreaterThan(0);
  expect(fused).toBeLessThanOrEqual(predict / 2);
});
