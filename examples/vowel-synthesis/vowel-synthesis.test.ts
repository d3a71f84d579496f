import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { SPLITS, type DataContext, type Decision, type Example, type LoadedProgram } from 'rules-vs-weights';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { steadyParts } from './flite.js';
import { learned } from './learned.js';
import { sing, WEIGHTS } from './network.js';
import { pitchOf } from './pitch.js';
import { recordings, type Target } from './recordings.js';
import { speakersOf } from './speakers.js';
import { CENTRES, distance, envelopeOf } from './spectrum.js';
import { vowelSynthesis } from './task.js';
import { fit, meanDistance, RECIPE } from './train.js';
import { VOWEL_NAMES, type Wish } from './vowels.js';
import { LENGTH, RATE, toWaveform, type Waveform } from './waveform.js';
import plugin from './vowel-synthesis.rvw.js';

const wishes = fc.record({
  vowel: fc.constantFrom(...VOWEL_NAMES),
  pitch: fc.integer({ min: 70, max: 300 }),
  tract: fc.integer({ min: 140, max: 185 }),
});

/** A voice whose harmonics are as loud as a known envelope says. */
const voice = (envelope: readonly number[], pitch: number): Waveform => sing(envelope, pitch);

/** Two broad hills, a little like a vowel. */
const hills = CENTRES.map((_, band) => 12 * Math.sin(band / 3) - band / 2);

describe('the envelope of a spectrum', () => {
  const centred = hills.map((level) => level - hills.reduce((sum, one) => sum + one, 0) / hills.length);

  it('is that which the sound was made with, whatever the pitch', () => {
    for (const pitch of [80, 120, 200])
      expect(distance(envelopeOf(voice(hills, pitch), RATE, pitch), centred)).toBeLessThan(1.5);
  });

  it('is the same however loud the sound is', () => {
    const sound = voice(hills, 110);
    const soft = sound.map((sample) => sample / 50);
    expect(distance(envelopeOf(sound, RATE, 110), envelopeOf(soft, RATE, 110))).toBeLessThan(1e-6);
  });

  it('has a distance that is the root of the mean square of the bands', () => {
    expect(distance([0, 0, 0, 0], [1, -1, 5, 3])).toBe(3);
  });

  it('is level for a sound of nothing', () => {
    expect(envelopeOf(toWaveform(new Float64Array(LENGTH)), RATE, 100)).toEqual(CENTRES.map(() => 0));
  });
});

it('hears the pitch that a sound was made with', () => {
  fc.assert(
    fc.property(fc.integer({ min: 70, max: 290 }), (pitch) => {
      expect(pitchOf(voice(hills, pitch), RATE) / pitch).toBeCloseTo(1, 1);
    }),
    { numRuns: 30 },
  );
});

it('takes the middle half of each vowel that flite says it said', () => {
  const said = VOWEL_NAMES.map((vowel, at) => `hh:${at}.2 ${vowel}:${at}.6 d:${at}.8`).join(' ');
  const parts = steadyParts(`pau:0.1 ${said} pau:11`);
  expect(parts).toHaveLength(VOWEL_NAMES.length);
  parts.forEach(([from, to], at) => {
    expect(from).toBeCloseTo(at + 0.3, 9);
    expect(to).toBeCloseTo(at + 0.5, 9);
  });
  expect(() => steadyParts('pau:0.1 hh:0.2 d:0.3')).toThrow(/does not say where "iy" is/);
});

describe('the programs', () => {
  const [byHand] = plugin.programs as unknown as [typeof learned];
  let programs: Record<'hand' | 'network', LoadedProgram<Wish, Waveform>>;
  beforeAll(async () => {
    programs = { hand: await byHand.load({ runtime: 'v8' }), network: await learned.load({ runtime: 'v8' }) };
  });
  const answer = (decision: Decision<Waveform> | Promise<Decision<Waveform>>): Waveform => {
    if (!('kind' in decision) || decision.kind !== 'answer') throw new Error('it says nothing');
    return decision.answer;
  };

  it.each(['hand', 'network'] as const)('make a voice of the pitch that is wished for: %s', (who) => {
    fc.assert(
      fc.property(wishes, (wish) => {
        const sound = answer(programs[who].decide(wish));
        expect(sound).toHaveLength(LENGTH);
        for (const sample of sound) expect(Number.isInteger(sample) && Math.abs(sample) < 0x8000).toBe(true);
        // The rules' first formant may drown the others, so that half the period is taken for the whole.
        const heard = pitchOf(sound, RATE) / wish.pitch;
        expect(Math.abs(heard - Math.round(heard))).toBeLessThan(0.05);
      }),
      { numRuns: 40 },
    );
  });

  it('make the sound again from the trace of the rules, of which every step is needed', () => {
    fc.assert(
      fc.property(wishes, (wish) => {
        const { hand } = programs;
        const trace = hand.explain(wish);
        if (!('kind' in trace) || trace.kind !== 'trace') throw new Error('there is no trace');
        const sound = hand.decide(wish);
        expect(hand.replay!(trace)).toEqual(sound);
        fc.pre(wish.tract !== 175 && wish.pitch !== 120);
        for (const step of trace.steps) {
          const without = hand.replay!({ kind: 'trace', steps: trace.steps.filter((one) => one !== step) });
          expect(without, step.rule).not.toEqual(sound);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('has the rules’ formants where the book has them', () => {
    const sound = answer(programs.hand.decide({ vowel: 'aa', pitch: 100, tract: 175 }));
    const envelope = envelopeOf(sound, RATE, 100);
    const at = (hertz: number) => envelope[CENTRES.findIndex((centre) => centre >= hertz)]!;
    expect(Math.min(at(750), at(1100))).toBeGreaterThan(at(450));
    expect(Math.min(at(750), at(1100))).toBeGreaterThan(at(1700) + 10);
    expect(at(2450)).toBeGreaterThan(at(1900));
  });

  it('says what the network’s sound depends on', async () => {
    const explanation = await programs.network.explain({ vowel: 'iy', pitch: 128, tract: 150 });
    if (explanation.kind !== 'attribution') throw new Error('there is no attribution');
    const [vowel, ...others] = explanation.values;
    expect(vowel).toBeGreaterThan(Math.max(...others));
    // Of a usual pitch and of the vowels that are not wished for nothing is taken away.
    expect(others.slice(0, VOWEL_NAMES.length)).toEqual(new Array(VOWEL_NAMES.length).fill(0));
    const drawn = vowelSynthesis.draw(
      { vowel: 'iy', pitch: 128, tract: 150 },
      { answer: voice(hills, 128), attribution: explanation },
    );
    expect(drawn.match(/<rect/g)).toHaveLength(3);
    expect(drawn).toContain('<title>the vowel of “heed”, 128 Hz, vocal tract of 150 mm</title>');
  });
});

it('lets no voice speak in two splits', () => {
  const voices = SPLITS.flatMap((split) => [...new Set(speakersOf(split).map((speaker) => speaker.voice))]);
  expect(new Set(voices).size).toBe(voices.length);
});

it('views a wish as numbers, and back', () => {
  const { features } = vowelSynthesis;
  fc.assert(
    fc.property(wishes, (wish) => {
      expect(features.fromVector(features.toVector(wish))).toEqual(wish);
    }),
  );
});

describe('the recordings', () => {
  let context: DataContext;
  let train: readonly Example<Wish, Target>[];
  let validation: readonly Example<Wish, Target>[];
  beforeAll(async () => {
    context = { seed: 1, cacheFolder: await mkdtemp(join(tmpdir(), 'vowels-test-')) };
    train = await recordings.load('train', context);
    validation = await recordings.load('validation', context);
  }, 300_000);
  afterAll(() => rm(context.cacheFolder, { recursive: true }));

  it('are those that the network was trained on, and it does as well as its manifest says', async () => {
    const folder = new URL('./weights/', import.meta.url);
    const manifest = JSON.parse(await readFile(new URL('manifest.json', folder), 'utf8')) as {
      readonly data: { readonly fingerprint: string };
      readonly validation: { readonly meanDistance: number };
    };
    const weights = new Float32Array(Uint8Array.from(await readFile(new URL('weights.bin', folder))).buffer);
    expect(weights).toHaveLength(WEIGHTS);
    expect(manifest.data.fingerprint).toBe(await recordings.fingerprint(context));
    expect(meanDistance(weights, validation)).toBeCloseTo(manifest.validation.meanDistance, 6);
  });

  it('have the pitch that the voice was asked for, as fast as they are played', () => {
    const asked = speakersOf('validation').flatMap(({ pitch, faster }) =>
      VOWEL_NAMES.map(() => pitch * faster),
    );
    // The voice falls a little to the end of what it says.
    validation.forEach(({ input }, at) => {
      expect(Math.abs(input.pitch / asked[at]! - 1)).toBeLessThan(0.1);
    });
  });

  it('are judged by a loss of which silence is no exception', () => {
    const { loss, floor } = vowelSynthesis;
    const [example] = validation as [Example<Wish, Target>];
    const silent = loss!.of({ kind: 'abstain' }, example);
    expect(silent).toBeCloseTo(
      distance(
        example.truth.envelope,
        CENTRES.map(() => 0),
      ),
      9,
    );
    const copied = voice(example.truth.envelope, example.input.pitch);
    expect(loss!.of({ kind: 'answer', answer: copied }, example)).toBeLessThan(silent / 5);
    expect(floor).toBeTypeOf('function');
  });

  it('can be learned from: the same weights each time, and better than one spectrum for all', async () => {
    const recipe = { ...RECIPE, epochs: 12 };
    const [once, again] = [
      await fit(recipe, train, validation, () => undefined),
      await fit(recipe, train, validation, () => undefined),
    ];
    expect(again.weights).toEqual(once.weights);
    expect(
      (await fit({ ...recipe, seed: 7, epochs: 1 }, train, validation, () => undefined)).weights,
    ).not.toEqual(once.weights);
    const mean = CENTRES.map(
      (_, band) => train.reduce((sum, { truth }) => sum + truth.envelope[band]!, 0) / train.length,
    );
    const floor =
      validation.reduce((sum, { truth }) => sum + distance(mean, truth.envelope), 0) / validation.length;
    expect(once.distance).toBeLessThan(floor);
  });
});
