import { describe, expect, it } from 'vitest';

import type { Agility, Homogeneity } from '../results/agility-schema.js';
import type { Figure } from '../results/figure.js';
import { judgeHalving, judgeHomogeneity } from './judge-variants.js';

const figure = (value: number, half?: number): Figure => ({
  value,
  ...(half === undefined ? {} : { low: value - half, high: value + half }),
  n: 3,
  unit: 'share',
  direction: 'higher-is-better',
  method: 'made up',
});
const identity = { task: 'toys', dataset: 'numbers', program: 'learned', runtime: 'wasm' };

describe('half the channels', () => {
  const halving = (speed: Figure, accuracy: Figure): boolean | undefined => {
    const entry: Agility = {
      ...identity,
      kind: 'network',
      recipe: '',
      command: '',
      seeds: 3,
      widths: [],
      steps: [{ label: '', from: 1, to: 0.5, speed, accuracy }],
    };
    return judgeHalving(entry)[0]!.holds;
  };

  it.each([
    ['faster and nearly as good', figure(2, 0.1), figure(-0.003, 0.002), true],
    ['hardly faster', figure(1.2, 0.1), figure(-0.003, 0.002), false],
    ['faster, but much worse', figure(2, 0.1), figure(-0.03, 0.002), false],
    ['perhaps faster', figure(1.5, 0.1), figure(-0.003, 0.002), undefined],
    ['perhaps much worse', figure(2, 0.1), figure(-0.009, 0.002), undefined],
    ['faster in a single launch', figure(2), figure(-0.003, 0.002), undefined],
    ['from a single seed', figure(2, 0.1), figure(-0.003), undefined],
  ])('%s', (_, speed, accuracy, holds) => {
    expect(halving(speed, accuracy)).toBe(holds);
  });

  it('says nothing where nothing was recorded', () => {
    expect(judgeHalving({ ...identity, kind: 'none', reason: 'no sweep was recorded' })).toEqual([]);
  });
});

describe('alike operators and small integers', () => {
  const alike = (work: number, difference: Figure): boolean | undefined => {
    const accuracy = figure(0.99, 0.001);
    const bytes = figure(100);
    const entry: Homogeneity = {
      ...identity,
      state: 'measured',
      operators: [{ name: 'conv2d', calls: 5, work: figure(work) }],
      float: { accuracy, bytes, gzipped: bytes },
      quantised: [{ label: '8 bits', bits: 8, accuracy, difference, bytes, gzipped: bytes }],
    };
    return judgeHomogeneity(entry)[0]!.holds;
  };

  it.each([
    ['one operator, nothing lost', 0.99, figure(0, 0.001), true],
    ['one operator, every example counted', 0.99, figure(0), true],
    ['work shared out', 0.6, figure(0, 0.001), false],
    ['a point lost', 0.99, figure(-0.01, 0.001), false],
    ['perhaps half a point lost', 0.99, figure(-0.004, 0.002), undefined],
  ])('%s', (_, work, difference, holds) => {
    expect(alike(work, difference)).toBe(holds);
  });
});
