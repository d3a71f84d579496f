import { describe, expect, it } from 'vitest';

import { compareCorruptions } from './compare.js';
import { examplesToPerturb } from './plans.js';
import type { CorruptionSamples } from './schema.js';
import { summariseCorruptions } from './summarise.js';

const flags = (...values: number[]): Uint8Array => Uint8Array.from(values);

/** Four examples of two people, one corruption of two severities and, where wanted, one that leaves nothing to answer. */
const samples = (changes: Partial<CorruptionSamples> = {}): CorruptionSamples => ({
  exampleIds: ['a', 'b', 'c', 'd'],
  all: false,
  clean: flags(1, 1, 1, 0),
  perturbations: [
    {
      id: 'noise',
      title: 'Noise',
      kind: 'corruption',
      severities: [
        {
          words: 'little',
          right: flags(1, 1, 0, 0),
          abstained: flags(0, 0, 1, 0),
          changed: flags(0, 0, 1, 0),
        },
        { words: 'much', right: flags(1, 0, 0, 0), abstained: flags(0, 0, 0, 0), changed: flags(0, 1, 1, 1) },
      ],
    },
  ],
  inputsSha256: 'same',
  decisions: 12,
  ...changes,
});
const accuracy = { right: flags(1, 1, 1, 1, 0) };

describe('the figures of corruptions', () => {
  it('are means over severities, then over examples', () => {
    const { error, clean, ratio, perturbations } = summariseCorruptions(samples(), accuracy, false);
    // 0, ½, 1 and 1.
    expect([error.value, clean.value, ratio!.value]).toEqual([
      0.625,
      expect.closeTo(0.2),
      expect.closeTo(3.125),
    ]);
    expect(perturbations[0]).toMatchObject({
      error: { value: 0.625, n: 4 },
      added: { value: 0.375 },
      changed: { value: 0.5 },
      abstained: { value: 0.125 },
      severities: [{ error: { value: 0.5 } }, { error: { value: 0.75 } }],
    });
  });

  it('are over people where the data has people', () => {
    const people = ['one', 'one', 'two', 'two'];
    const { error } = summariseCorruptions(samples({ people }), accuracy, false);
    expect(error.method).toContain('over 2 people');
  });

  it('have no interval where nothing was left to chance', () => {
    const [noise] = samples().perturbations;
    const turned = samples({ all: true, perturbations: [{ ...noise!, kind: 'symmetry' }] });
    const { error } = summariseCorruptions(turned, accuracy, true);
    expect(error).not.toHaveProperty('low');
    // Noise is drawn, even if the examples are all there are.
    expect(summariseCorruptions(samples({ all: true }), accuracy, true).error).toHaveProperty('low');
  });
});

describe('two programs after corruptions', () => {
  const side = (changes?: Partial<CorruptionSamples>) => {
    const collected = samples(changes);
    return { samples: collected, result: summariseCorruptions(collected, accuracy, false) };
  };

  it('are compared example by example', () => {
    const [noise] = samples().perturbations;
    const severities = noise!.severities.map((one) => ({ ...one, right: flags(1, 1, 1, 1) }));
    const better = side({ perturbations: [{ ...noise!, severities }] });
    const { difference, p, test } = compareCorruptions(side(), better)!;
    expect(difference.value).toBe(-0.625);
    // Differences 0, -½, -1 and -1: t = -2.61 on 3 degrees of freedom.
    expect(p).toBeCloseTo(0.0796, 3);
    expect(test).toContain('Student');
    expect(compareCorruptions(side(), side())).toMatchObject({ p: 1, difference: { value: 0 } });
  });

  it('are not decided on where they got different inputs', () => {
    expect(compareCorruptions(side(), side())).not.toHaveProperty('undecided');
    expect(compareCorruptions(side(), side({ inputsSha256: 'other' }))!.undecided).toContain('same changed');
  });
});

it('examples are fewer where a decision takes longer, and all where that is feasible', () => {
  expect(examplesToPerturb('default', [28, 28], 10_000, false)).toBe(500);
  expect(examplesToPerturb('default', [16_000], 1200, false)).toBe(150);
  expect(examplesToPerturb('default', [16_000], 60, false)).toBe(60);
  expect(examplesToPerturb('quick', [3, 3], 4520, true)).toBe(4520);
  expect(examplesToPerturb('quick', [3, 3], 1_000_000, true)).toBe(20);
});
