import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { UserError } from '../contract/index.js';
import { resample } from './resample.js';
import { readWav } from './wav.js';

/** Base64. */
const bytes = z.string().transform((text) => new Uint8Array(Buffer.from(text, 'base64')));

/** What `test-fixtures/make-wav-fixtures.py` writes: files by independent writers, and what libsndfile takes from them. */
const fixturesSchema = z.array(
  z.union([
    z.object({
      name: z.string(),
      file: bytes,
      rate: z.number(),
      channels: z.number(),
      notes: z.array(z.string()),
      samples: bytes,
    }),
    z.object({ name: z.string(), file: bytes, refused: z.string() }),
  ]),
);

const fixtures = fixturesSchema.parse(
  JSON.parse(readFileSync(new URL('test-fixtures/wav-fixtures.json', import.meta.url), 'utf8')),
);
const readable = fixtures.flatMap((fixture) => ('samples' in fixture ? [fixture] : []));
const refused = fixtures.flatMap((fixture) => ('refused' in fixture ? [fixture] : []));

describe('files of other writers', () => {
  it('are of all kinds', () => {
    expect(readable.length).toBeGreaterThanOrEqual(60);
    expect(refused.length).toBeGreaterThanOrEqual(40);
  });

  it.each(readable)(
    'are read as libsndfile reads them: $name',
    ({ file, rate, channels, notes: expectedNotes, samples }) => {
      const expected = resample(new Float32Array(samples.buffer), rate, 16_000);
      const { samples: found, notes } = readWav(file, 'tone.wav');
      expect(found).toHaveLength(expected.length);
      const difference = Math.max(...found.map((sample, at) => Math.abs(sample - expected[at]!)));
      expect(difference).toBeLessThan(1e-7);
      const mixed = channels > 1 ? [`mixed down from ${channels} channels`] : [];
      const resampled = rate !== 16_000 ? [`resampled from ${rate} Hz`] : [];
      expect(notes).toEqual([...expectedNotes, ...mixed, ...resampled]);
    },
  );

  it.each(refused)('are refused by name: $name', ({ file, refused: why }) => {
    expect(() => readWav(file, 'seven/tone.wav')).toThrow(UserError);
    expect(() => readWav(file, 'seven/tone.wav')).toThrow(why);
    expect(() => readWav(file, 'seven/tone.wav')).toThrow(/^seven\/tone\.wav .*; replace or remove it$/);
  });
});
