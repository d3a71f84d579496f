import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { WORDS } from '../../tasks/keyword-spotting/clip.js';
import { startTraining, type TrainingRuntime } from '../training/start.js';
import { BANDS, PICTURE } from './front-end.js';
import type { LabelledPicture } from './picture.js';
import { pictureOf } from './picture.js';
import { NO_TEACHERS, RECIPE, type KeywordRecipe } from './recipe.js';
import { trainKeywordModel } from './train-model.js';
import type { TrainingData } from './training-data.js';
import { createTrainingSet } from './training-set.js';

/** The recipes that data was loaded by, in order. */
const loaded: KeywordRecipe[] = [];

vi.mock('./training-data.js', () => ({
  loadTrainingData: (recipe: KeywordRecipe): Promise<TrainingData> => {
    loaded.push(recipe);
    const pictures = WORDS.map((word, at): LabelledPicture => {
      const powers = new Float32Array(PICTURE);
      for (let frame = 20; frame < 44; frame++) powers[frame * BANDS + 2 * at] = 1;
      return { ...pictureOf(powers), word, said: word, person: 'someone' };
    });
    return Promise.resolve({
      set: createTrainingSet(pictures, [], recipe.mixture, recipe.augmentation),
      examples: pictures.length,
      fingerprint: `words, ${recipe.disguised} disguised`,
      validation: { examples: [], levels: new Float32Array(0) },
      person: undefined,
    });
  },
}));

const SMALL: KeywordRecipe = {
  ...RECIPE,
  channels: {
    first: 2,
    blocks: [
      { channels: 2, kernel: [3, 3] },
      { channels: 2, kernel: [1, 'all'] },
    ],
  },
  disguised: 0,
  epochs: 1,
  batchSize: 2,
  people: false,
  teachers: NO_TEACHERS,
};
const TAUGHT: KeywordRecipe = {
  ...SMALL,
  teachers: {
    each: [
      { name: 'hears more', recipe: { disguised: 7 } },
      { name: 'as it is', recipe: {} },
      { name: 'longer', recipe: { epochs: 2 } },
    ],
    share: 1,
  },
};

let runtime: TrainingRuntime;
let cacheFolder: string;
beforeEach(async () => {
  runtime = await startTraining('wasm');
  cacheFolder = await mkdtemp(join(tmpdir(), 'train-model-'));
  loaded.length = 0;
});
afterEach(() => rm(cacheFolder, { recursive: true }));

test('each teacher is trained by its own recipe on its own clips, without teachers', async () => {
  const done: number[] = [];
  const messages: string[] = [];
  const trained = await trainKeywordModel(TAUGHT, 1, runtime, {
    cacheFolder,
    tell: (progress) => {
      done.push(progress.done);
      messages.push(progress.message);
    },
  });
  expect(loaded.map(({ disguised, epochs }) => [disguised, epochs])).toEqual([
    [7, 1],
    [0, 1],
    [0, 2],
    [0, 1],
  ]);
  const teachersOf = ({ teachers }: KeywordRecipe): string[] => teachers.each.map(({ name }) => name);
  expect(loaded.map(teachersOf)).toEqual([[], [], [], ['hears more', 'as it is', 'longer']]);
  expect(trained.fingerprint).toBe('words, 0 disguised');
  expect(done).toEqual(done.toSorted((first, second) => first - second));
  expect(done.at(-1)).toBeLessThanOrEqual(1);
  expect(messages.findIndex((message) => message.startsWith('teacher 3 of 3: '))).toBeGreaterThan(0);
});

test('what teachers say is learned: the same network without them becomes another', async () => {
  const weights = async (recipe: KeywordRecipe): Promise<number[]> => {
    const { model } = await trainKeywordModel(recipe, 1, runtime, { cacheFolder, tell: () => undefined });
    return model.getWeights().flatMap((each) => [...each.dataSync()]);
  };
  const alone = await weights(SMALL);
  const taught = await weights(TAUGHT);
  expect(taught).toHaveLength(alone.length);
  expect(taught).not.toEqual(alone);
});
