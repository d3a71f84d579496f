import { describe, expect, it } from 'vitest';
import { testVoice, type TestSound } from '../test-voice.js';
import { hear } from './hearing.js';
import { duration, length, segments } from './sounds.js';

const vowel: TestSound = { kind: 'vowel', ms: 200, from: [420, 1950, 2600] };

function soundsOf(sounds: readonly TestSound[], background = 0.0005): string[] {
  return segments(hear(testVoice(sounds, background)))
    .filter((segment) => length(segment) >= 30)
    .map(({ sound }) => sound);
}

describe('segments', () => {
  it('cuts a word into hiss, vowel, gap and hiss', () => {
    expect(
      soundsOf([{ kind: 'hiss', ms: 120 }, vowel, { kind: 'pause', ms: 90 }, { kind: 'hiss', ms: 120 }]),
    ).toEqual(['silence', 'hiss', 'vowel', 'silence', 'hiss', 'silence']);
  });

  it('calls dull noise a breath', () => {
    expect(soundsOf([{ kind: 'noise', ms: 100, level: 0.03 }, { kind: 'pause', ms: 30 }, vowel])).toContain(
      'breath',
    );
  });

  it('calls a weak voice a murmur', () => {
    const murmur: TestSound = { kind: 'vowel', ms: 100, from: [280, 1200, 2300], level: 0.06 };
    expect(soundsOf([murmur, vowel])).toEqual(['silence', 'murmur', 'vowel', 'silence']);
  });

  it('covers the clip without a gap', () => {
    const row = segments(hear(testVoice([vowel])));
    expect(row[0]!.start).toBe(0);
    expect(row.at(-1)!.end).toBe(98);
    row.slice(1).forEach((segment, at) => expect(segment.start).toBe(row[at]!.end));
  });
});

describe('duration', () => {
  it('sums up what is asked for', () => {
    const row = [
      { sound: 'hiss', start: 0, end: 4 },
      { sound: 'vowel', start: 4, end: 20 },
      { sound: 'hiss', start: 20, end: 30 },
    ] as const;
    expect(duration(row, ['hiss'])).toBe(140);
    expect(duration(row, ['buzz'])).toBe(0);
  });
});
