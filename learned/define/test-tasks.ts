import { createHash } from 'node:crypto';

import type { Example, Split, Task } from '../../tasks/contract/index.js';
import { createRandom } from '../../tasks/kit/random.js';

const SPLITS: Readonly<Record<Split, number>> = { train: 90, validation: 60, test: 60 };

/** A task of classes whose examples are drawn by a rule. */
function drawnTask<Answer>(
  id: string,
  classes: readonly Answer[],
  shape: readonly number[],
  draw: (split: Split, at: number, answer: Answer) => Float32Array,
): Task<Float32Array, Answer> {
  const source = { title: 'a guess', accuracy: 1 / classes.length, source: 'by calculation' };
  const examples = (split: Split): Example<Float32Array, Answer>[] =>
    Array.from({ length: SPLITS[split] }, (_, at) => {
      const truth = classes[at % classes.length]!;
      return { id: `${split}-${at}`, truth, input: draw(split, at, truth) };
    });
  return {
    id,
    title: id,
    summary: id,
    floor: source,
    reference: source,
    classes,
    dataSets: [
      {
        id: 'drawn',
        title: 'Drawn',
        licence: 'CC0-1.0',
        citation: 'none',
        source: 'made on the spot',
        fingerprint: () => Promise.resolve(createHash('sha256').update(id).digest('hex')),
        load: (split) => Promise.resolve(examples(split)),
      },
    ],
    features: {
      shape,
      axes: shape.map((_, at) => `axis ${at}`),
      meaning: 'a number',
      toVector: (input) => input.slice(),
      fromVector: (vector) => vector.slice(),
    },
    score: (decision, { truth }) => decision.kind === 'answer' && decision.answer === truth,
    describeAnswer: String,
    describeTruth: String,
    draw: () => '<svg viewBox="0 0 1 1"/>',
  };
}

/** Three clouds of points, far from 0 and on scales of their own; the third feature says nothing. */
export const clouds = drawnTask('clouds', ['left', 'right', 'above'], [3], (split, at, answer) => {
  const random = createRandom(3, split, at);
  const [x, y] = { left: [-1, 0], right: [1, 0], above: [0, 1.5] }[answer]!;
  return Float32Array.of(
    5000 + 1000 * (x! + 0.3 * random.normal()),
    0.002 + 0.001 * (y! + 0.3 * random.normal()),
    7,
  );
});

const SIDE = 6;

/** Noisy images of 6 × 6 that have a bar across or upright. */
export const bars = drawnTask<'across' | 'upright'>(
  'bars',
  ['across', 'upright'],
  [SIDE, SIDE],
  (split, at, answer) => {
    const random = createRandom(4, split, at);
    const place = random.integer(SIDE);
    return Float32Array.from({ length: SIDE * SIDE }, (_, pixel) => {
      const along = answer === 'across' ? Math.floor(pixel / SIDE) : pixel % SIDE;
      return (along === place ? 1 : 0) + 0.1 * random.normal();
    });
  },
);
