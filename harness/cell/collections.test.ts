import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const MODULE = fileURLToPath(new URL('../../dist/harness/cell/collections.js', import.meta.url));

/** Counts collections in a fresh process while it does what `work` says. */
function count(work: string): number {
  const script = `
    import { watchCollections } from ${JSON.stringify(`file://${MODULE}`)};
    globalThis.gc();
    const watch = watchCollections();
    ${work}
    console.log((await watch.end()).length);
  `;
  const flags = ['--expose-gc', '--max-semi-space-size=1', '--input-type=module', '-e', script];
  return Number(execFileSync(process.execPath, flags, { encoding: 'utf8' }));
}

describe('collections', () => {
  it('are counted, all of them, even where the event loop never turned', () => {
    expect(count('globalThis.gc(); globalThis.gc();')).toBe(2);
    expect(
      count('let kept; for (let at = 0; at < 200000; at++) kept = new Array(100).fill(at);'),
    ).toBeGreaterThan(10);
  });

  it('are none where none was, whatever came before', () => {
    expect(count('')).toBe(0);
  });
});
