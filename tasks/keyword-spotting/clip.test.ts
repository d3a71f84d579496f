import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { CLIP_LENGTH, clipFeatures, describeWord, scoreWord, WORDS, type Clip } from './clip.js';
import { packClip, packedExample, unpackClip } from './packed.js';

const clips = fc
  .float32Array({ minLength: 20, maxLength: 20, min: -1, max: 1, noNaN: true })
  .map((some): Clip => Float32Array.from({ length: CLIP_LENGTH }, (_, at) => some[at % 20]!));

describe('clipFeatures', () => {
  it('has an inverse', () => {
    fc.assert(
      fc.property(clips, (clip) => {
        const vector = clipFeatures.toVector(clip);
        expect(vector).not.toBe(clip);
        expect(Buffer.from(clipFeatures.fromVector(vector).buffer).equals(Buffer.from(clip.buffer))).toBe(
          true,
        );
      }),
      { numRuns: 10 },
    );
  });

  it('keeps what a measure changed within range', () => {
    const louder = clipFeatures.fromVector(new Float32Array(CLIP_LENGTH).fill(3));
    expect(Math.max(...louder)).toBe(1);
  });
});

describe('scoreWord', () => {
  const example = { id: 'one', truth: 'seven', input: new Float32Array(CLIP_LENGTH) } as const;

  it('counts the right word alone', () => {
    expect(scoreWord({ kind: 'answer', answer: 'seven' }, example)).toBe(true);
    expect(scoreWord({ kind: 'answer', answer: 'unknown' }, example)).toBe(false);
    expect(scoreWord({ kind: 'abstain' }, example)).toBe(false);
  });

  it('has twelve answers, each with its own words', () => {
    expect(new Set(WORDS.map(describeWord)).size).toBe(12);
  });
});

describe('packClip', () => {
  it('keeps a clip to 16 bits', () => {
    fc.assert(
      fc.property(clips, (clip) => {
        const kept = unpackClip(packClip(clip));
        expect(kept.every((sample, at) => Math.abs(sample - clip[at]!) <= 2 ** -15)).toBe(true);
      }),
      { numRuns: 10 },
    );
  });

  it('gives every reader a clip of his own, in copies of the example too', () => {
    const example = {
      ...packedExample({ id: 'one', truth: 'one' }, new Int16Array(CLIP_LENGTH).fill(2 ** 14)),
    };
    const { input } = example;
    input.fill(0);
    const again = packedExample({ id: 'one', truth: 'one' }, new Int16Array(CLIP_LENGTH).fill(2 ** 14));
    again.input.fill(0);
    expect(again.input[5]).toBe(0.5);
    expect(example.input).toHaveLength(CLIP_LENGTH);
  });
});
