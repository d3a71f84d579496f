import { describe, expect, it } from 'vitest';
import { UserError, type RuleTrace } from '../../tasks/contract/index.js';
import type { Clip } from '../../tasks/keyword-spotting/clip.js';
import { shareOf, tamper } from '../test-traces.js';
import { handwrittenKeywordSpotting } from './index.js';
import { testVoice, tone, whiteNoise, type TestSound } from './test-voice.js';

const program = await handwrittenKeywordSpotting.load({ runtime: 'v8' });

function answer(clip: Clip): string {
  const decision = program.decide(clip);
  if (decision instanceof Promise) throw new Error('decides at once');
  return decision.kind === 'answer' ? decision.answer : 'abstains';
}

function glide(
  ms: number,
  from: readonly [number, number, number],
  to: readonly [number, number, number],
  level = 0.5,
): TestSound {
  return { kind: 'vowel', ms, from, to, level };
}

/** Words as the test voice says them. */
const WORDS: Readonly<Record<string, readonly TestSound[]>> = {
  two: [{ kind: 'hiss', ms: 60 }, glide(250, [350, 1700, 2400], [330, 1000, 2300])],
  three: [{ kind: 'noise', ms: 80, level: 0.02 }, glide(280, [420, 1450, 2000], [330, 2250, 2900])],
  four: [{ kind: 'noise', ms: 80, level: 0.02 }, glide(280, [500, 850, 2500], [480, 1100, 2200])],
  five: [{ kind: 'noise', ms: 80, level: 0.02 }, glide(300, [700, 1150, 2500], [420, 1900, 2600])],
  six: [
    { kind: 'hiss', ms: 120 },
    glide(110, [420, 1900, 2600], [400, 2000, 2600]),
    { kind: 'pause', ms: 80 },
    { kind: 'hiss', ms: 120 },
  ],
  eight: [
    glide(220, [490, 1900, 2600], [360, 2180, 2800]),
    { kind: 'pause', ms: 90 },
    { kind: 'noise', ms: 40, level: 0.03 },
  ],
};

describe('handwrittenKeywordSpotting', () => {
  it.each(Object.entries(WORDS))('knows %s said by the test voice', (word, sounds) => {
    expect(answer(testVoice(sounds, 0.0005))).toBe(word);
  });

  it.each([
    ['go', [{ kind: 'pause', ms: 60 }, glide(260, [560, 1400, 2500], [440, 880, 2400])]],
    ['house', [glide(260, [760, 1400, 2500], [450, 900, 2400]), { kind: 'hiss', ms: 180 }]],
    [
      'stop',
      [
        { kind: 'hiss', ms: 120 },
        { kind: 'pause', ms: 90 },
        glide(180, [720, 1100, 2500], [700, 1050, 2500]),
      ],
    ],
  ] as readonly (readonly [string, readonly TestSound[]])[])('takes %s for another word', (_, sounds) => {
    expect(answer(testVoice(sounds, 0.0005))).toBe('unknown');
  });

  it('knows a word at a tenth of the level', () => {
    const clip = testVoice(WORDS['six']!, 0.0005).map((sample) => sample / 10);
    expect(answer(clip)).toBe('six');
  });

  it('hears silence in silence, noise and tones', () => {
    expect(answer(new Float32Array(16_000))).toBe('silence');
    for (const seed of [1, 2, 3, 4, 5]) {
      for (const level of [0.001, 0.05, 0.5]) expect(answer(whiteNoise(seed, level))).toBe('silence');
    }
    for (const hertz of [50, 120, 440, 1000, 5000]) expect(answer(tone(hertz, 0.3))).toBe('silence');
  });

  it('takes three vowels with stops between them for another word', () => {
    const syllable = glide(90, [450, 1600, 2500], [450, 1700, 2500]);
    const stop: TestSound = { kind: 'pause', ms: 70 };
    expect(answer(testVoice([syllable, stop, syllable, stop, syllable], 0.0005))).toBe('unknown');
  });

  it('decides by the path that it explains, and leaves its input alone', () => {
    const clips = [...Object.values(WORDS).map((sounds) => testVoice(sounds, 0.0005)), whiteNoise(1, 0.1)];
    for (const clip of clips) {
      const before = clip.slice();
      const trace = program.explain(clip) as RuleTrace;
      expect(program.replay!(trace)).toEqual(program.decide(clip));
      expect(clip).toEqual(before);
    }
  });

  it('rests on every step of its trace, each with the facts of its own rule', async () => {
    const clips = Object.values(WORDS).flatMap((sounds) =>
      [0.0005, 0.001, 0.002, 0.004].map((background) => testVoice(sounds, background)),
    );
    const tampered = [];
    for (const clip of [...clips, ...[1, 2, 3].map((seed) => whiteNoise(seed, 0.1))]) {
      tampered.push(await tamper(program, clip, ['most-evidence']));
    }
    expect(
      shareOf(
        'the same decision',
        tampered.map(({ whole }) => whole),
      ),
    ).toBe(1);
    expect(
      shareOf(
        'a refusal',
        tampered.flatMap(({ emptied }) => emptied.filter(Boolean)),
      ),
    ).toBe(1);
    expect(
      shareOf(
        'the same decision',
        tampered.flatMap(({ without }) => without),
      ),
    ).toBe(0);
    // Not for their form alone: most steps tell, by what they say, on the answer or on how sure it is.
    expect(
      shareOf(
        'another decision',
        tampered.flatMap(({ without }) => without),
      ),
    ).toBeGreaterThan(0.7);
  });

  it('finds nothing in the first step of a trace but the row of sounds, and no decision in it', () => {
    const { steps } = program.explain(testVoice(WORDS['six']!, 0.0005)) as RuleTrace;
    expect(Object.keys(steps[0]!.facts)).toEqual(['heard']);
    expect(() => program.replay!({ kind: 'trace', steps: steps.slice(0, 1) })).toThrow(UserError);
  });

  it('decides otherwise where a rule group that mattered is off', async () => {
    const deaf = await handwrittenKeywordSpotting.load({ runtime: 'v8', withoutRuleGroups: ['silence'] });
    expect(deaf.decide(new Float32Array(16_000))).toMatchObject({ kind: 'abstain' });
  });

  it('names what it does not know', async () => {
    await expect(handwrittenKeywordSpotting.load({ runtime: 'wasm' })).rejects.toThrow(UserError);
    await expect(
      handwrittenKeywordSpotting.load({ runtime: 'v8', withoutRuleGroups: ['vowels'] }),
    ).rejects.toThrow(/unknown rule group "vowels"; use one of silence, vowel/);
  });
});
