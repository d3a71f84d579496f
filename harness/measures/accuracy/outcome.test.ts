import { describe, expect, it } from 'vitest';

import type { Decision, Episode } from '../../../tasks/contract/index.js';
import { outcomeOf } from './outcome.js';

const example = { id: 'one', input: 3, truth: 0 };
const answer: Decision<unknown> = { kind: 'answer', answer: 1 };
const SEED = 7;

/** Counts down from the input. */
const countDown: Episode<unknown, unknown> = {
  title: 'steps',
  unit: 'steps',
  direction: 'higher-is-better',
  most: 10,
  step: (state) => {
    const left = (state as number) - 1;
    return { state: left, reward: 1, ended: left === 0 };
  },
};

const run = (episode: Partial<Episode<unknown, unknown>>, input = 3, seed = SEED) =>
  outcomeOf({ episode: { ...countDown, ...episode } }, { ...example, input }, answer, () => answer, seed);

describe('an episode', () => {
  it('goes on until it ends, or comes to its last step', async () => {
    expect(await run({})).toEqual({ value: 3, cut: false });
    expect(await run({ most: 3 })).toEqual({ value: 3, cut: false });
    expect(await run({ most: 2 })).toEqual({ value: 2, cut: true });
  });

  it('asks in every state that is come to, and in none after the end', async () => {
    const asked: unknown[] = [];
    const decide = (state: unknown) => {
      asked.push(state);
      return answer;
    };
    await outcomeOf({ episode: countDown }, example, answer, decide, SEED);
    expect(asked).toEqual([2, 1]);
  });

  it('meets the same chance again by the same seed, another by another, and another on another example', async () => {
    const draw: Partial<Episode<unknown, unknown>> = {
      step: (state, _, random) => ({ state, reward: random.uniform(), ended: false }),
      most: 3,
    };
    const once = await run(draw);
    expect(await run(draw)).toEqual(once);
    expect(await run(draw, 3, SEED + 1)).not.toEqual(once);
    const other = { ...example, id: 'two' };
    expect(
      await outcomeOf({ episode: { ...countDown, ...draw } }, other, answer, () => answer, SEED),
    ).not.toEqual(once);
  });

  it.each([
    ['a reward that is no number', { state: 1, reward: Number.NaN }, 'gave the reward NaN after 1 decisions'],
    ['no state', { reward: 1 }, 'gave no state after 1 decisions'],
    ['nothing', undefined, 'gave no state after 1 decisions'],
    ['a promise', Promise.resolve({ state: 1, reward: 1 }), undefined],
  ])('%s', async (_, given, message) => {
    const step = (() => given) as unknown as Episode<unknown, unknown>['step'];
    const ended = run({ step, most: 1 });
    // What is given by a promise is waited for.
    if (message === undefined) expect(await ended).toEqual({ value: 1, cut: true });
    else await expect(ended).rejects.toThrow(`of example one ${message}`);
  });
});

describe('a loss', () => {
  const lossOf = (value: unknown) =>
    outcomeOf(
      { loss: { title: 'error', unit: 'cm', of: () => value as number } },
      example,
      answer,
      () => answer,
      SEED,
    );

  it('is the number that the task gives', async () => {
    expect(await lossOf(0.25)).toEqual({ value: 0.25, cut: false });
  });

  it.each([Number.NaN, -1, Infinity, undefined, '3'])('is refused as %s', async (value) => {
    await expect(lossOf(value)).rejects.toThrow(`the "error" of example one is ${String(value)}`);
  });
});
