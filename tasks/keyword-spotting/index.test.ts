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

  it('tells voices of known synthesisers from one that is never heard in training, and silence from both', () => {
    const groupsOf = (person?: string) =>
      keywordSpotting.dataSets[0].groups!.filter((group) => group.has({ person })).map(({ title }) => title);
    expect(groupsOf('flite:awb')).toEqual(['Known engines']);
    expect(groupsOf('espeak:m4')).toEqual(['Known engines']);
    expect(groupsOf('gnuspeech:male')).toEqual(['New engine']);
    expect(groupsOf()).toEqual([]);
    const [people] = keywordSpotting.dataSets[1]!.groups!;
    expect([people!.has({ person: 'theo' }), people!.has({})]).toEqual([true, false]);
  });

  it('gives its clips as sound', () => {
    const clip = Float32Array.of(0.5);
    expect(keywordSpotting.sound!(clip)).toEqual({ samples: clip, rate: 16_000 });
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
    expect(keywordSpotting.describeTruth!('nine')).toBe('nine');
  });
});
