import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { digitsModel } from '../../learned/digits/architecture.js';
import { digitsCoding } from '../../learned/digits/coding.js';
import { learnedDigits } from '../../learned/digits/index.js';
import { learnedKeywordSpotting } from '../../learned/keyword-spotting/index.js';
import { widened } from '../../learned/digits/recipe.js';
import { trainDigitsModel } from '../../learned/digits/train.js';
import { networkProgram } from '../../learned/network-program.js';
import { networkSweep } from '../../learned/network-sweep.js';
import { startTraining } from '../../learned/training/start.js';
import { UserError, type DataContext, type DataSet, type TrainProgress } from '../../tasks/contract/index.js';
import type { Digit, DigitImage } from '../../tasks/digits/image.js';
import { digits } from '../../tasks/digits/index.js';
import { mnist } from '../../tasks/digits/mnist.js';
import { hashExamples } from '../cell/example-hash.js';
import { otherData } from '../measures/agility/other-data.js';
import { recordSweep } from '../measures/agility/record.js';
import { readSweep, writeSweep, type Sweep } from '../measures/agility/sweep-file.js';
import { readMelding } from '../measures/melding/melding-file.js';
import type { GroupRunner } from '../measures/runner.js';
import type { KnownTask } from '../plugins.js';

/** Images of each split. */
const IMAGES = 96;

const few: DataSet<DigitImage, Digit> = {
  ...mnist,
  load: async (split, context) => (await mnist.load(split, context)).slice(0, IMAGES),
};

let folder: string;
let context: DataContext;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sweep-'));
  context = { seed: 1, cacheFolder: join(folder, 'cache') };
});
afterAll(() => rm(folder, { recursive: true }));

/** Trainings that were not read from the cache. */
let trainings = 0;

const RECIPE = {
  filters: [2, 3, 4, 4, 4] as const,
  epochs: 1,
  batchSize: 32,
  schedule: { peak: 0.01, warmUp: 0, floor: 0.1 },
  averaging: 0,
  distortion: { rotation: 0, scale: 0, shear: 0, translation: 0, elastic: 0, smoothness: 1 },
};

const sweep = networkSweep<DigitImage, Digit>({
  task: 'digits',
  varies: ['width', 'share', 'cue'],
  withCue: {
    recipe: 'One epoch of few images with marks.',
    settings: { ...RECIPE, cued: true },
    width: 0.5,
    share: 0.5,
  },
  recipe: 'One epoch of few images.',
  settings: RECIPE,
  recorded: pathToFileURL(`${tmpdir()}/`),
  coding: digitsCoding,
  fingerprint: ({ cacheFolder }) => mnist.fingerprint({ seed: 0, cacheFolder }),
  start: startTraining,
  build: (width, seed) => Promise.resolve(digitsModel(widened(RECIPE.filters, width), seed)),
  fit: async ({ width, share, cue, seed }, runtime, options) => {
    trainings++;
    const recipe = {
      ...RECIPE,
      filters: widened(RECIPE.filters, width),
      share,
      ...(cue === undefined ? {} : { cue }),
    };
    const { model, seconds, examples, validationExamples, best } = await trainDigitsModel(
      recipe,
      seed,
      runtime,
      options,
      few,
    );
    return {
      model,
      draft: {
        task: 'digits',
        architecture: 'tiny',
        seed,
        data: { id: 'few', split: 'train', examples },
        epochs: 1,
        validation: { measure: 'accuracy', value: best.validation, examples: validationExamples },
        command: 'none',
        runtime,
        trainingSeconds: seconds,
      },
    };
  },
});

const program = {
  ...networkProgram<DigitImage, Digit>({
    ...digitsCoding,
    title: 'Tiny',
    summary: 'Tiny.',
    module: import.meta.url,
    weightsFolder: pathToFileURL(`${tmpdir()}/`),
  }),
  sweep,
};
const task = { ...digits, dataSets: [few] } as unknown as KnownTask['task'];

function record(
  variable: 'width' | 'share' | 'cue',
  values: readonly number[],
  seeds: readonly number[],
  before?: Sweep,
  dataset?: typeof few,
  of = task,
) {
  const progress: TrainProgress[] = [];
  return recordSweep({
    task: of,
    ...(dataset ? { dataset: dataset } : {}),
    program: program,
    sweep: sweep,
    variable,
    values,
    seeds,
    runtime: 'wasm',
    before,
    context,
    command: 'a test',
    tell: (one) => progress.push(one),
  }).then((recorded) => ({ recorded, progress }));
}

describe('the recorded sweeps of digits', () => {
  it.each(['width', 'share'] as const)('by %s are of this data and of this recipe', async (variable) => {
    const { recorded, settings, recipe } = learnedDigits.sweep!;
    const kept = (await readSweep(recorded, variable))!;
    const fingerprint = await mnist.fingerprint({ seed: 0, cacheFolder: folder });
    expect(kept).toMatchObject({ task: 'digits', variable, dataset: { id: 'mnist', fingerprint }, recipe });
    expect(kept.settings).toEqual(settings);
    // A network on all images at the whole width stands in both.
    const whole = kept.networks.find(({ width, share, seed }) => width === 1 && share === 1 && seed === 1)!;
    expect(whole).toMatchObject({ trainingExamples: 50_000, validation: { total: 10_000 } });
  });
});

it.each([
  ['width', undefined],
  ['share', undefined],
  ['share', 'fsdd'],
] as const)(
  'the recorded sweep of keyword spotting by %s on %s data is of this recipe',
  async (variable, data) => {
    const { recorded, settings, recipe } = learnedKeywordSpotting.sweep!;
    const kept = (await readSweep(recorded, variable, data))!;
    expect(kept).toMatchObject({ task: 'keyword-spotting', recipe });
    expect(kept.settings).toEqual(settings);
  },
);

it('the recorded sweep of marks and the recorded melding are of this data and of these recipes', async () => {
  const { sweep: shipped, melding } = learnedDigits;
  const dataset = { id: 'mnist', fingerprint: await mnist.fingerprint({ seed: 0, cacheFolder: folder }) };
  const marked = (await readSweep(shipped!.recorded, 'cue'))!;
  const { recipe, settings } = shipped!.withCue!;
  expect(marked).toMatchObject({ task: 'digits', dataset, recipe, settings });
  const melded = (await readMelding(melding!.recorded))!;
  expect(melded).toMatchObject({ task: 'digits', dataset, recipe: melding!.recipe });
  expect(melded.settings).toEqual(melding!.settings);
});

describe('a sweep', () => {
  it('trains, scores and records networks of several widths, and the second time reads them from the cache', async () => {
    const { recorded, progress } = await record('width', [0.5, 1], [1, 2]);
    expect(trainings).toBe(4);
    expect(recorded.networks.map(({ width, share, seed }) => [width, share, seed])).toEqual([
      [0.5, 1, 1],
      [1, 1, 1],
      [0.5, 1, 2],
      [1, 1, 2],
    ]);
    const [half, whole, otherHalf] = recorded.networks;
    expect(half!.weights).toBeLessThan(whole!.weights);
    expect(half!.multiplyAccumulates).toBeLessThan(whole!.multiplyAccumulates);
    expect(half!.sha256).not.toBe(otherHalf!.sha256);
    for (const { test, validation, trainingExamples } of recorded.networks) {
      expect([test?.total, validation.total, trainingExamples]).toEqual([IMAGES, IMAGES, IMAGES]);
    }
    const done = progress.map((one) => one.done);
    expect(done).toEqual([...done].sort((one, other) => one - other));
    expect(done.at(-1)).toBe(1);

    await writeSweep(folder, recorded);
    expect(await readSweep(pathToFileURL(`${folder}/`), 'width')).toEqual(recorded);

    const again = await record('width', [0.5, 1], [1, 2]);
    expect(trainings).toBe(4);
    expect(again.recorded).toEqual(recorded);
    expect(again.progress.every(({ message }) => message.includes('read from the cache'))).toBe(true);
  });

  it('goes on where it was cut short, and takes what widths and shares have in common once', async () => {
    trainings = 0;
    const { recorded } = await record('share', [0.25, 1], [1]);
    // The network with the whole width on all images was trained for the widths already.
    expect(trainings).toBe(1);
    expect(recorded.networks.map(({ trainingExamples }) => trainingExamples)).toEqual([24, 96]);
  });

  it('is scored on other data, too, of which the test split need not be at hand', async () => {
    trainings = 0;
    const others: typeof few = {
      ...few,
      id: 'others',
      fingerprint: () => Promise.resolve('others'),
      load: async (split, context) => {
        if (split === 'test') throw new UserError('nobody has these');
        return (await few.load(split, context)).slice(0, 50);
      },
    };
    const { recorded, progress } = await record('share', [0.25, 1], [1], undefined, others);
    // The networks are those that were trained before.
    expect(trainings).toBe(0);
    const validation = hashExamples(await others.load('validation', context));
    expect(recorded.dataset).toEqual({ id: 'others', fingerprint: 'others', examples: { validation } });
    expect(recorded.networks.map((network) => network.validation.total)).toEqual([50, 50]);
    expect(recorded.networks.every((network) => !('test' in network))).toBe(true);
    expect(progress[0]!.message).toBe('not scored on the test split of others: nobody has these');

    expect(await writeSweep(folder, recorded, 'others')).toBe(join(folder, 'shares.others.json'));
    const url = pathToFileURL(`${folder}/`);
    expect(await readSweep(url, 'share', 'others')).toEqual(recorded);

    const reason = (split: 'validation' | 'test', dataset = others) =>
      otherData(recorded, { dataset, context, request: { split } } as unknown as GroupRunner);
    expect(await reason('validation')).toBeUndefined();
    expect(await reason('test')).toMatch(/^the networks of the sweep were not scored on the test split/);
    expect(await reason('validation', { ...few, id: 'others' })).toMatch(
      /on other examples of the validation/,
    );
    expect(await reason('validation', few)).toMatch(/on the data set others, not on/);
  });

  it('needs its own test split', async () => {
    const withoutTest: typeof few = {
      ...few,
      load: (split, context) =>
        split === 'test' ? Promise.reject(new UserError('nobody has these')) : few.load(split, context),
    };
    const own = { ...task, dataSets: [withoutTest] } as unknown as KnownTask['task'];
    await expect(record('share', [1], [1], undefined, undefined, own)).rejects.toThrow('nobody has these');
  });

  it('keeps what was recorded alike, and trains what is missing', async () => {
    const { recorded } = await record('share', [1], [1]);
    const [network] = recorded.networks;
    // As if it had been recorded elsewhere: read from the cache it would have other counts.
    const before: Sweep = { ...recorded, networks: [{ ...network!, test: { right: 1, total: IMAGES } }] };
    const again = await record('share', [0.5, 1], [1], before);
    expect(again.recorded.networks.map(({ share, test }) => [share, test?.right === 1])).toEqual([
      [0.5, false],
      [1, true],
    ]);
    for (const other of [
      { ...before, settings: { ...before.settings, epochs: 9 } },
      { ...before, dataset: { ...before.dataset, fingerprint: 'other' } },
      { ...before, networks: [{ ...before.networks[0]!, runtime: { id: 'tensorflow', version: '1' } }] },
    ]) {
      const anew = await record('share', [1], [1], other);
      expect(anew.recorded.networks).toEqual(recorded.networks);
    }
  });

  it('scores networks that learned from marks on images with the marks of wrong answers', async () => {
    trainings = 0;
    const { recorded } = await record('cue', [0, 1], [1]);
    expect(trainings).toBe(2);
    expect(recorded).toMatchObject({
      recipe: 'One epoch of few images with marks.',
      settings: { cued: true },
    });
    const [none, all] = recorded.networks;
    expect([none!.cue, all!.cue, none!.width]).toEqual([0, 1, 0.5]);
    expect(none!.sha256).not.toBe(all!.sha256);
    for (const { wrongCue } of recorded.networks) {
      const { right, followed, total } = wrongCue!.test;
      expect(total).toBe(IMAGES);
      // Nobody can be right and give the answer of the wrong mark.
      expect(right + followed).toBeLessThanOrEqual(total);
    }
    const again = await record('cue', [1], [1], recorded);
    expect(again.recorded.networks).toEqual([all]);
    const unmarked = await record('share', [1], [1]);
    expect(unmarked.recorded.networks[0]!.wrongCue).toBeUndefined();
  });

  it('times an untrained network at another width', async () => {
    const [image] = await few.load('validation', { seed: 1, cacheFolder: folder });
    const loaded = await sweep.untrained(2, { runtime: 'cpu' });
    expect(await loaded.decide(image!.input)).toMatchObject({ kind: 'answer' });
    loaded.dispose();
  });
});
