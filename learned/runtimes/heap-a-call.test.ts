import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const SCRIPT = fileURLToPath(new URL('test-heap-a-call.mjs', import.meta.url));

/** Bytes of the smallest result inside the network: its last convolution's. */
const SMALLEST_RESULT = 4 * 3 * 3 * 64;

test('a compiled network takes only the heap of its outputs, fused operators at most half of that of model.predict', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...['--expose-gc', '--min-semi-space-size=256', '--max-semi-space-size=256', SCRIPT],
  ]);
  const { compiled, fused, predict } = JSON.parse(stdout) as Record<string, number>;
  expect(compiled).toBeGreaterThan(0);
  expect(compiled).toBeLessThan(SMALLEST_RESULT);
  expect(fused).toBeGreaterThan(0);
  expect(fused).toBeLessThanOrEqual(predict! / 2);
});
