import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { MELDED_FORMS, type MeldedForm } from '../../tasks/contract/index.js';
import { mnist } from '../../tasks/digits/mnist.js';
import { createRandom } from '../../tasks/kit/random.js';
import { loadNetwork } from '../loaded-network.js';
import { requireRuntime } from '../runtimes/registry.js';
import { digitsCoding } from './coding.js';
import { digitsMelding } from './melding.js';
import { MELDING_RECIPE, type MeldingRecipe } from './melding-recipe.js';
import { trainMelded } from './train-melding.js';

/** So small that it trains in a second. */
const TINY = {
  ...MELDING_RECIPE,
  filters: [2, 2, 2, 2, 2],
  denoiser: { filters: 2, activation: 'elu' },
  share: 1,
  batchSize: 16,
  first: { ...MELDING_RECIPE.first, epochs: 1 },
  tuning: { ...MELDING_RECIPE.tuning, epochs: 1 },
} as unknown as MeldingRecipe;

const few: Pick<typeof mnist, 'load'> = {
  load: async (split, context) => {
    if (split === 'test') throw new Error('the test images are not to be read');
    return (await mnist.load(split, context)).slice(0, 64);
  },
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'melding-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('gives three networks of which the two with a denoiser start alike and end otherwise, the same for one seed', async () => {
  const train = (cache: string) =>
    trainMelded(TINY, 1, { runtime: 'wasm', cacheFolder: join(folder, cache), tell: () => undefined }, few);
  const [one, again] = [await train('one'), await train('again')];
  const weightsOf = ({ networks }: typeof one, form: MeldedForm) =>
    networks[form].weights.map(({ name, values }) => [name, [...values]] as const);
  for (const form of MELDED_FORMS) expect(weightsOf(again, form)).toEqual(weightsOf(one, form));
  expect(one.trainingExamples).toBe(64);

  // The classifier that is tuned apart is the one that stands alone.
  const apart = new Map(weightsOf(one, 'apart'));
  for (const [name, values] of weightsOf(one, 'alone')) expect(apart.get(name)).toEqual(values);
  expect(weightsOf(one, 'together').map(([name]) => name)).toEqual([...apart.keys()]);
  expect(weightsOf(one, 'together')).not.toEqual(weightsOf(one, 'apart'));

  const [image] = await few.load('validation', { seed: 1, cacheFolder: folder });
  for (const form of MELDED_FORMS) {
    const loaded = await loadNetwork(digitsCoding, one.networks[form], await requireRuntime('plain'));
    expect(await loaded.decide(image!.input)).toMatchObject({ kind: 'answer' });
    loaded.dispose();
  }
}, 120_000);

it('noise leaves the image that is given, has the stated strength, and stays within grey', () => {
  const grey = new Uint8Array(28 * 28).fill(128);
  const random = createRandom(1, 'test');
  const noisy = digitsMelding.noisy(grey, () => random.normal() / 10);
  expect(grey.every((value) => value === 128)).toBe(true);
  const deviations = Array.from(noisy, (value) => ((value - 128) / 255) * 10);
  const spread = Math.sqrt(deviations.reduce((sum, value) => sum + value * value, 0) / noisy.length);
  expect(spread).toBeCloseTo(MELDING_RECIPE.noise, 1);
  expect(digitsMelding.noisy(grey, () => 9).every((value) => value === 255)).toBe(true);
});
