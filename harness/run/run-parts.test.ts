import { describe, expect, it } from 'vitest';

import { nearest } from '../../tasks/kit/nearest.js';
import type { Comparison, MeasuredCell } from '../results/schema.js';
import { judgeClaims } from './claims.js';
import { drawInputs, selectMeasures } from './plan.js';
import { Progress, type Standing } from './progress.js';
import { decideVerdicts } from './verdicts.js';

/** A comparison of two accuracies or two times, as it comes from its test. */
function comparison(
  measure: 'accuracy' | 'latency',
  value: number,
  low: number,
  high: number,
  p: number | null,
): Comparison {
  const direction = measure === 'accuracy' ? 'higher-is-better' : 'lower-is-better';
  const figure = { value: 1, n: 1, unit: 'share', direction, method: 'made up' } as const;
  return {
    task: 'toy',
    dataset: 'toy',
    measure,
    title: measure,
    a: 'handwritten',
    b: 'learned',
    valueA: figure,
    valueB: figure,
    difference: {
      value,
      low,
      high,
      n: 1,
      unit: measure === 'accuracy' ? 'share' : '×',
      direction,
      method: 'made up',
    },
    p,
    test: 'made up',
    direction,
    verdict: 'undecided',
  };
}

const verdict = (of: Comparison, noiseFloor = 0): string => decideVerdicts([of], noiseFloor)[0]!.verdict;

describe('verdicts', () => {
  it('name the better program, whichever way better is', () => {
    expect(verdict(comparison('accuracy', 0.05, 0.03, 0.07, 0.001))).toBe('b');
    expect(verdict(comparison('accuracy', -0.05, -0.07, -0.03, 0.001))).toBe('a');
    expect(verdict(comparison('latency', 3, 2.5, 3.5, 0.001))).toBe('a');
    expect(verdict(comparison('latency', 0.3, 0.2, 0.4, 0.001))).toBe('b');
  });

  it('say none only where the whole interval is close to equality', () => {
    expect(verdict(comparison('accuracy', 0.001, -0.002, 0.004, 0.4))).toBe('none');
    expect(verdict(comparison('accuracy', 0.01, -0.02, 0.04, 0.4))).toBe('undecided');
    expect(verdict(comparison('latency', 1.02, 0.97, 1.04, 0.4))).toBe('none');
  });

  it('report a difference below the noise floor as none or undecided', () => {
    const slower = comparison('latency', 1.15, 1.1, 1.2, 0.001);
    expect(verdict(slower)).toBe('a');
    expect(verdict(slower, 0.3)).toBe('none');
    expect(verdict(comparison('latency', 1.15, 1.1, 1.4, 0.001), 0.3)).toBe('undecided');
  });

  it('correct all p values of the page together', () => {
    const one = comparison('accuracy', 0.05, 0.01, 0.09, 0.02);
    expect(verdict(one)).toBe('b');
    expect(decideVerdicts([one, one, one], 0).map((each) => each.verdict)).toEqual([
      'undecided',
      'undecided',
      'undecided',
    ]);
  });
});

describe('claims', () => {
  const cell = (program: string, kind: 'handwritten' | 'learned'): MeasuredCell => ({
    task: 'toy',
    dataset: 'toy',
    program,
    kind,
    runtime: 'v8',
    title: program,
    state: 'measured',
  });
  const cells = [cell('handwritten', 'handwritten'), cell('learned', 'learned')];
  const better = { ...comparison('accuracy', 0.05, 0.03, 0.07, 0.001), verdict: 'b' as const };
  const worse = { ...better, verdict: 'a' as const };
  const unsure = { ...better, verdict: 'undecided' as const };
  const judge = (comparisons: Comparison[]) =>
    judgeClaims({ comparisons, cells, portability: [], agility: [], homogeneity: [] }).find(
      ({ id }) => id === 'better-than-you',
    );

  it('are supported or refuted where all evidence agrees, and mixed else', () => {
    expect(judge([better])?.verdict).toBe('supported');
    expect(judge([worse])?.verdict).toBe('refuted');
    expect(judge([better, worse])?.verdict).toBe('mixed');
    expect(judge([])).toMatchObject({ verdict: 'not measured', evidence: [] });
  });

  it('are neither refuted nor supported by a run that was too short to tell of some of it', () => {
    expect(judge([unsure])?.verdict).toBe('undecided');
    expect(judge([unsure, better])?.verdict).toBe('undecided');
    expect(judge([unsure, worse])?.verdict).toBe('undecided');
    expect(judge([unsure, better, worse])?.verdict).toBe('mixed');
  });

  it('say of each piece of evidence whether it holds', () => {
    expect(judge([better, worse, unsure])?.evidence.map((line) => line.slice(0, 2))).toEqual([
      '✓ ',
      '✗ ',
      '? ',
    ]);
  });

  it('set hand-written programs against learned ones, not networks against each other', () => {
    expect(judge([{ ...better, a: 'learned' }])?.verdict).toBe('not measured');
  });
});

describe('choosing', () => {
  it('draws inputs without repetition, the same for the same seed', () => {
    const drawn = drawInputs(1000, 50, 7, 'inputs');
    expect(new Set(drawn).size).toBe(50);
    expect(drawInputs(1000, 50, 7, 'inputs')).toEqual(drawn);
    expect(drawInputs(1000, 50, 8, 'inputs')).not.toEqual(drawn);
  });

  it('names what was probably meant', () => {
    expect(nearest('digit', ['digits', 'tic-tac-toe'])).toBe(
      'did you mean "digits"? Known are digits, tic-tac-toe',
    );
    expect(nearest('zzzzzzz', ['digits'])).toBe('Known are digits');
    expect(() => selectMeasures(['latncy'])).toThrow('did you mean "latency"?');
  });
});

describe('progress', () => {
  it('tells the share that is done and the time left, by a clock that is moved by hand', async () => {
    let now = 0;
    const seen: Standing[] = [];
    const steps = [
      { label: 'short', weight: 1 },
      { label: 'long', weight: 3 },
    ];
    const progress = new Progress(
      steps,
      (standing) => seen.push(standing),
      () => now,
    );
    await progress.step('short', () => {
      now = 2000;
      return Promise.resolve();
    });
    await progress.step('long', (report) => {
      now = 4000;
      report(1 / 3);
      return Promise.resolve();
    });
    expect(seen.map(({ done }) => done)).toEqual([0, 0.25, 0.25, 0.5, 1]);
    expect(seen.map(({ secondsLeft }) => secondsLeft)).toEqual([null, 6, 6, 4, 0]);
    await expect(progress.step('unknown', () => Promise.resolve())).rejects.toThrow('was not announced');
  });
});
