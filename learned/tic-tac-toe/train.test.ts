import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';

import { saveModel } from '../layers-model.js';
import { startTraining } from '../training/start.js';
import { RECIPE } from './recipe.js';
import { trainBySelfPlay } from './train.js';

/** As the shipped network was trained, only much less. */
const SHORT = { ...RECIPE, rounds: 2, games: 100, passes: 1 };

async function weightsOf(seed: number): Promise<Float32Array[]> {
  const { model } = await trainBySelfPlay(SHORT, seed, () => undefined);
  const { weights } = await saveModel(model);
  model.dispose();
  return weights.map(({ values }) => values);
}

beforeAll(async () => {
  await startTraining('wasm');
});

describe('the training', () => {
  it('gives the same weights with the same seed, and others with another', async () => {
    const first = await weightsOf(5);
    expect(await weightsOf(5)).toEqual(first);
    expect(await weightsOf(6)).not.toEqual(first);
  });

  it('reports its progress and comes to agree with itself', async () => {
    const told: number[] = [];
    const messages: string[] = [];
    const { model, consistency, positions } = await trainBySelfPlay(SHORT, 5, ({ done, message }) => {
      told.push(done);
      messages.push(message);
    });
    model.dispose();
    expect(told).toEqual([1 / 2, 1]);
    expect(messages[1]).toMatch(/^round 2 of 2, loss [\d.]+, \d+ positions met, self-consistency/);
    expect(consistency).toBeGreaterThan(0.5);
    expect(positions).toBeGreaterThan(500);
  });

  it('leaves no tensor behind', async () => {
    const before = memory().numTensors;
    await weightsOf(7);
    expect(memory().numTensors).toBe(before);
  });
});
