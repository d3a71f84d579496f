import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { keywordSpotting } from './index.js';

describe('keywordSpotting', () => {
  it('begins with the data set that needs no download, and says that machines made it', () => {
    expect(keywordSpotting.dataSets[0]).toMatchObject({ id: 'synthetic', synthetic: true });
    expect(keywordSpotting.dataSets.slice(1).every(({ synthetic }) => !synthetic)).toBe(true);
  });

  it('asks for a split before it evaluates listening without end', async () => {
    const program = {
      decide: () => ({ kind: 'abstain' as const }),
      explain: () => ({ kind: 'trace' as const, steps: [] }),
      dispose: () => undefined,
    };
    const [streaming] = keywordSpotting.evaluations!;
    await expect(streaming!.run(program, 1)).rejects.toThrow(/load a split first/);
  });

  it('reads no data before it is asked to', async () => {
    const cacheFolder = await mkdtemp(join(tmpdir(), 'task-'));
    const context = { seed: 1, cacheFolder };
    expect(await keywordSpotting.dataSets[0].fingerprint(context)).toMatch(/^[0-9a-f]{64}$/);
    await expect(keywordSpotting.dataSets[1]!.load('test', context)).rejects.toThrow(/fsdd is not in/);
    await rm(cacheFolder, { recursive: true });
  });

  it('draws and describes', () => {
    expect(keywordSpotting.draw(new Float32Array(16_000), { answer: 'unknown' })).toContain(
      'heard as another word',
    );
    expect(keywordSpotting.describeTruth('nine')).toBe('nine');
  });
});
