import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRandom, type Random, type TrainOptions, type TrainResult } from 'rules-vs-weights';

import type { State } from './physics.js';
import { Policy, TOPOLOGY, WEIGHTS } from './policy.js';
import { drawStarts } from './starts.js';
import { MOST_STEPS, step } from './task.js';

/** How the policy is looked for. */
export interface Recipe {
  readonly seed: number;
  readonly generations: number;
  /** Policies that are tried in a generation, and the best of them that the next is drawn around. */
  readonly tried: number;
  readonly kept: number;
  /** Episodes that each is tried on, the same for all of a generation. */
  readonly episodes: number;
  /** Spread of the first generation, and the least that any may have, so that the search does not die out. */
  readonly spread: number;
  readonly leastSpread: number;
}

export const RECIPE: Recipe = {
  seed: 1983,
  generations: 40,
  tried: 96,
  kept: 16,
  episodes: 24,
  spread: 1,
  leastSpread: 0.08,
};

/** Steps that a policy survives from a start. */
function survive(policy: Policy, start: State, random: Random): number {
  let state = start;
  for (let taken = 1; taken <= MOST_STEPS; taken++) {
    const decision = policy.decide(state);
    const next = step(state, decision.kind === 'answer' ? decision.answer : undefined, random);
    if (next.ended) return taken;
    ({ state } = next);
  }
  return MOST_STEPS;
}

/** Mean steps survived; the same gusts for the same names. */
const meanSteps = (
  weights: ArrayLike<number>,
  starts: readonly State[],
  seed: number,
  name: string,
): number =>
  starts.reduce(
    (sum, start, at) => sum + survive(new Policy(weights), start, createRandom(seed, 'gusts', name, at)),
    0,
  ) / starts.length;

/**
 * Looks for a policy by the cross-entropy method (Rubinstein 1999; for policies Mannor, Rubinstein and Gat 2003): draw
 * weights, keep the best, draw around them. The generation's mean that does best on validation starts is taken.
 */
export function search(recipe: Recipe, tell: (done: number, message: string) => void) {
  const { seed, generations, tried, kept, episodes, spread, leastSpread } = recipe;
  const random = createRandom(seed, 'weights');
  const train = drawStarts('train').map(({ input }) => input);
  const validation = drawStarts('validation').map(({ input }) => input);
  let middle = new Array<number>(WEIGHTS).fill(0);
  let spreads = new Array<number>(WEIGHTS).fill(spread);
  let best = { weights: middle, steps: 0 };
  for (let generation = 0; generation < generations; generation++) {
    const starts = Array.from({ length: episodes }, () => random.pick(train));
    const ranked = Array.from({ length: tried }, () =>
      middle.map((value, at) => value + spreads[at]! * random.normal()),
    )
      .map((weights) => ({ weights, steps: meanSteps(weights, starts, seed, `generation ${generation}`) }))
      .sort((one, other) => other.steps - one.steps)
      .slice(0, kept);
    const of = (at: number): number[] => ranked.map(({ weights }) => weights[at]!);
    middle = middle.map((_, at) => mean(of(at)));
    spreads = spreads.map((_, at) => Math.max(leastSpread, deviation(of(at))));
    const steps = meanSteps(middle, validation, seed, 'validation');
    if (steps > best.steps) best = { weights: middle, steps };
    tell(
      (generation + 1) / generations,
      `generation ${generation + 1} of ${generations}: ${steps.toFixed(0)} steps on validation starts, at best ${best.steps.toFixed(0)}`,
    );
  }
  return { weights: Float32Array.from(best.weights), steps: best.steps };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

/** The verb `train`: writes the weights and how they were come by. */
export async function train({ seed, outputFolder, tell }: TrainOptions): Promise<TrainResult> {
  const recipe = { ...RECIPE, ...(seed === undefined ? {} : { seed }) };
  const { weights, steps } = search(recipe, (done, message) => {
    tell({ done, message });
  });
  const bytes = new Uint8Array(weights.buffer);
  const manifest = {
    architecture: '4 numbers, 8 neurons of tanh, 1 output',
    ...recipe,
    split: 'train',
    validation: { split: 'validation', meanStepsSurvived: steps },
    sha256: createHash('sha256').update(bytes).digest('hex'),
    command:
      'rvw train cart-pole --plugin examples/cart-pole/cart-pole.rvw.ts --out examples/cart-pole/weights',
  };
  await mkdir(outputFolder, { recursive: true });
  const files: readonly (readonly [name: string, content: Uint8Array | string])[] = [
    ['weights.bin', bytes],
    ['model.json', `${JSON.stringify(TOPOLOGY)}\n`],
    ['manifest.json', `${JSON.stringify(manifest, null, 2)}\n`],
  ];
  for (const [name, content] of files) await writeFile(join(outputFolder, name), content);
  return {
    files: files.map(([name]) => join(outputFolder, name)),
    summary: `${steps.toFixed(1)} steps survived on the mean of the validation starts`,
  };
}
