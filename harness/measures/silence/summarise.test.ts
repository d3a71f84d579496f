import { describe, expect, it } from 'vitest';

import { createRandom } from '../../../tasks/kit/random.js';
import { NotApplicable } from '../measure.js';
import { compareSilence } from './compare.js';
import type { Silence, SilenceSamples } from './schema.js';
import { summariseSilence } from './summarise.js';

/** A program that is right with a probability of its own on each input, and says how sure it is of that. */
function simulate(sureness: (probability: number, noise: number) => number | null, seed = 1) {
  const random = createRandom(seed, 'simulator');
  const draw = (count: number) =>
    Array.from({ length: count }, () => {
      const probability = random.between(0.6, 1);
      return {
        confidence: sureness(probability, random.uniform()),
        right: random.chance(probability) ? 1 : 0,
      };
    });
  const chosen = draw(2000);
  const reported = draw(4000);
  const toList = (drawn: typeof chosen) =>
    Float64Array.from(drawn, ({ confidence }) => confidence ?? Number.NaN);
  const samples: SilenceSamples = {
    split: 'validation',
    confidence: toList(chosen),
    meaningless: [{ title: 'noise', confidence: Float64Array.of(0.99, 0.1, Number.NaN, Number.NaN) }],
  };
  const accuracy = {
    right: Uint8Array.from(reported, ({ right }) => right),
    answers: reported.map(({ confidence }) => (confidence === null ? null : '"yes"')),
    confidence: toList(reported),
  };
  return summariseSilence(samples, { accuracy, exhaustive: false, seed }) as Silence;
}

const calibrated = simulate((probability) => probability);
/** As right as the other, and nearly always sure of it, whatever the input. */
const overconfident = simulate((_, noise) => 0.98 + noise / 50);

describe('a calibrated and an overconfident program', () => {
  it('are told apart: one gives few wrong answers surely, the other four fifths of them', () => {
    expect(overconfident.passed!.value).toBeCloseTo(0.8, 1);
    expect(calibrated.passed!.high).toBeLessThan(overconfident.passed!.low!);
    expect(compareSilence(calibrated, overconfident, false)!.p).toBeLessThan(1e-6);
  });

  it('by whether confidence tells errors', () => {
    expect(overconfident.tells!.low).toBeLessThan(0.5);
    expect(overconfident.tells!.high).toBeGreaterThan(0.5);
    expect(calibrated.tells!.low).toBeGreaterThan(0.6);
  });

  it('by the area under the risk–coverage curve, which is no smaller than that of a program that knows', () => {
    expect(calibrated.area.high).toBeLessThan(overconfident.area.low!);
    expect(overconfident.area.value).toBeCloseTo(0.2, 1);
    expect(calibrated.bestArea).toBeLessThan(calibrated.area.low!);
  });

  it('by what confidences promise', () => {
    expect(calibrated.calibration!.value).toBeLessThan(0.03);
    expect(overconfident.calibration!.value).toBeCloseTo(0.19, 1);
  });
});

describe('equal coverage', () => {
  it('is held on other examples than it was set on', () => {
    expect(calibrated.chosenOn).toEqual({ split: 'validation', examples: 2000, answered: 0.8 });
    expect(calibrated.answered.value).toBeCloseTo(0.8, 1);
  });

  it('does not change with the scale of the confidences', () => {
    const squeezed = simulate((probability) => probability ** 9 / 3);
    expect(squeezed.passed).toEqual(calibrated.passed);
    expect(squeezed.area).toEqual(calibrated.area);
  });

  it('that cannot be reached leaves the comparison undecided', () => {
    const shy = simulate((probability, noise) => (noise < 0.5 ? null : probability));
    expect(shy.chosenOn.answered).toBeCloseTo(0.5, 1);
    expect(compareSilence(calibrated, shy, false)!.undecided).toContain('share of inputs');
    const alike = simulate(() => 0.9);
    expect(alike.chosenOn.answered).toBe(1);
    expect(compareSilence(calibrated, alike, false)!.undecided).toContain('share of inputs');
  });
});

it('counts what is answered of inputs that no answer is right for, and what is answered surely', () => {
  expect(calibrated.meaningless).toMatchObject([
    { title: 'noise', answered: { value: 0.5 }, surely: { value: 0.25 } },
  ]);
});

it('says nothing of wrong answers where there are none, and nothing at all where none is given', () => {
  const perfect = summariseSilence(
    { split: 'validation', confidence: Float64Array.of(0.5, 0.6), meaningless: [] },
    {
      accuracy: {
        right: Uint8Array.of(1, 1),
        answers: ['"a"', '"b"'],
        confidence: Float64Array.of(0.5, Number.NaN),
      },
      exhaustive: true,
      seed: 1,
    },
  ) as Silence;
  expect(perfect).toMatchObject({ wrong: 0, area: { value: 0 } });
  expect(perfect).not.toHaveProperty('passed');
  expect(perfect).not.toHaveProperty('tells');
  const mute = summariseSilence(
    { split: 'validation', confidence: new Float64Array(), meaningless: [] },
    {
      accuracy: { right: Uint8Array.of(1), answers: ['"a"'], confidence: Float64Array.of(1) },
      exhaustive: false,
      seed: 1,
    },
  );
  expect(mute).toBeInstanceOf(NotApplicable);
});
