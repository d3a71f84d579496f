import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { encode } from 'fast-png';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import wavefile from 'wavefile';

import { DIGIT_WORDS } from '../../tasks/keyword-spotting/clip.js';
import { mnist } from '../../tasks/digits/mnist.js';
import { transposed } from '../../tasks/digits/transposed.js';
import { resultOf } from '../measures/index.js';
import type { RightAnswers } from '../measures/accuracy/schema.js';
import { callRvw, expectUserError, readRun, runRvw } from './test-rvw.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rvw-own-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(path: string, content: Uint8Array): Promise<void> {
  await mkdir(dirname(join(folder, 'data', path)), { recursive: true });
  await writeFile(join(folder, 'data', path), content);
}

/** A hum of its own, a fifth of a second long. */
function hum(number: number): Uint8Array {
  const samples = Array.from({ length: 3200 }, (_, at) => 8000 * Math.sin((at * (100 + number)) / 2500));
  const wave = new wavefile.WaveFile();
  wave.fromScratch(1, 16_000, '16', samples);
  return wave.toBuffer();
}

const words = (task: string, ...more: readonly string[]): string[] => [
  ...['run', task, '--program', 'handwritten', '--only', 'accuracy'],
  ...[
    '--data-dir',
    join(folder, 'data'),
    '--out',
    join(folder, 'out'),
    '--cache-dir',
    join(folder, 'cache'),
    ...more,
  ],
];

/** What a run on the folder says of its data, and of the one program. */
async function run(task: string, ...more: readonly string[]) {
  const outcome = await runRvw(words(task, ...more));
  expect(outcome.code, outcome.error).toBe(0);
  const results = await readRun(join(folder, 'out'));
  const dataset = results.tasks[0]!.datasets[0]!;
  const accuracy = resultOf(results.cells[0]!, 'accuracy') as RightAnswers;
  return { results, dataset, accuracy, notes: dataset.notes ?? [], out: outcome.out };
}

describe('recordings of one’s own, with --split all', () => {
  it.each([
    ['word folders with speakers', (word: string, person: string) => `${word}/${person}_nohash_0.wav`],
    [
      'names alone',
      (word: string, person: string) => `${DIGIT_WORDS.indexOf(word as 'one')}_${person}_0.wav`,
    ],
    ['a folder a speaker', (word: string, person: string) => `${person}/${word}/0.wav`],
  ])('lie in %s', async (_, pathOf) => {
    const people = ['anna', 'ben', 'cem'];
    let number = 0;
    for (const person of people)
      for (const word of ['one', 'two']) await write(pathOf(word, person), hum(number++));
    const { results, dataset, accuracy, notes, out } = await run('keyword-spotting', '--split', 'all');
    expect(results.run.split).toBe('all');
    expect(dataset).toMatchObject({ id: 'word-folders', title: 'Recordings in data' });
    expect(accuracy).toMatchObject({ split: 'all', total: 6 });
    expect(accuracy.people!.map(({ person }) => person).sort()).toEqual(people);
    expect(notes).toContain('6 recordings by 3 people: one, two');
    expect(out).toContain('note: keyword-spotting, word-folders: 6 recordings by 3 people: one, two');
  });

  it('may be of other words alone: then it shows how many are taken for one of the ten', async () => {
    for (let number = 0; number < 8; number++) await write(`house/p${number}_nohash_0.wav`, hum(number));
    const { accuracy, notes } = await run('keyword-spotting', '--split', 'all');
    expect(accuracy.rejection).toMatchObject([{ label: 'another word', answered: { n: 8 } }]);
    expect(notes.join()).toContain('none of the ten words is spoken in them');
  });

  it('is said where a split of them is empty', async () => {
    await write('seven/anna_nohash_0.wav', hum(1));
    const outcome = await callRvw(words('keyword-spotting'));
    expectUserError(outcome, 2, 'by split: ', 'none is in the test split', '--split all');
  });
});

describe('images of one’s own', () => {
  it('are a set of their own, called as --data-title says, and no MNIST', async () => {
    const examples = (await mnist.load('validation', { seed: 1, cacheFolder: '' })).slice(0, 40);
    for (const { id, input, truth } of examples) {
      const pixels = input.map((grey) => 255 - grey);
      await write(
        `${truth}/${id}.png`,
        encode({ width: 28, height: 28, data: pixels, channels: 1, depth: 8 }),
      );
    }
    const { dataset, accuracy, notes } = await run('digits', '--data-title', 'Class 3b', '--split', 'all');
    expect(dataset).toMatchObject({
      id: 'own-digits',
      title: 'Class 3b',
      source: 'the folder data, named by --data-dir',
    });
    expect(accuracy.share.value).toBeGreaterThan(0.7);
    expect(notes[0]).toMatch(/^of 40 PNG images, 40 were dark on light and inverted/);
  });

  it('are turned where they lie, as EMNIST’s do', async () => {
    const examples = (await mnist.load('validation', { seed: 1, cacheFolder: '' })).slice(0, 40);
    const images = Buffer.concat([
      Buffer.from([0, 0, 8, 3, 0, 0, 0, 40, 0, 0, 0, 28, 0, 0, 0, 28]),
      ...examples.map(({ input }) => transposed(input)),
    ]);
    const labels = Buffer.from([0, 0, 8, 1, 0, 0, 0, 40, ...examples.map(({ truth }) => truth)]);
    await write('emnist-digits-test-images-idx3-ubyte', images);
    await write('emnist-digits-test-labels-idx1-ubyte', labels);
    const { dataset, accuracy, notes } = await run('digits');
    expect(dataset.title).toBe('data');
    expect(accuracy.share.value).toBeGreaterThan(0.7);
    expect(notes[0]).toMatch(/^rows and columns of emnist-digits-test-images were exchanged/);
  });
});

describe('data that is not for it', () => {
  it('is called nothing where none is named', async () => {
    const outcome = await callRvw(['run', 'digits', '--data-title', 'Mine', '--out', join(folder, 'out')]);
    expectUserError(outcome, 2, '--data-title', 'with --data-dir');
  });

  it('is named where there is none', async () => {
    expectUserError(await callRvw(words('digits')), 2, `there is no folder ${join(folder, 'data')}; name`);
  });

  it('is refused with what is recognised', async () => {
    await write('notes.txt', Buffer.from('no data'));
    expectUserError(
      await callRvw(words('digits')),
      2,
      'is not recognised as data of task "digits" (mnist, own-digits)',
    );
  });

  it('is not reported on whole where programs were made with some of it', async () => {
    const outcome = await callRvw(['run', 'digits', '--split', 'all', '--out', join(folder, 'out')]);
    expectUserError(outcome, 2, 'data set "mnist" is reported on by its splits alone', '--split test');
  });
});
