import { createRandom, definePlugin, type Example, type Split } from 'rules-vs-weights';
import { defineMeasure, figureSchema } from 'rules-vs-weights/measure';
import { z } from 'zod';

import { decide, Larger, module, type Pair } from './rules.js';

function draw(split: Split): Example<Pair, Larger>[] {
  const random = createRandom(2017, `larger number, ${split}`);
  return Array.from({ length: 50 }, (_, at) => {
    const input: Pair = [random.uniform(), random.uniform()];
    return { id: `${split}-${at}`, input, truth: input[0] > input[1] ? Larger.First : Larger.Second };
  });
}

const lengthOfId = defineMeasure({
  id: 'length-of-id',
  title: 'Length of its name',
  reading: 'How many letters the name of the program has.',
  scope: 'cell',
  samples: z.int(),
  result: figureSchema,
  collection: {
    of: 'cell',
    run: 'side by side',
    collect: (_, { program }) => Promise.resolve(program.id.length),
  },
  summarise: (letters) => ({
    value: letters,
    n: 1,
    unit: 'letters',
    direction: 'neither',
    method: 'counted',
  }),
});

const half = { title: 'A coin', accuracy: 0.5, source: 'by calculation' };

export default definePlugin<Pair, Larger>({
  task: {
    id: 'larger-number',
    title: 'The larger number',
    summary: 'Which of two numbers is the larger one?',
    floor: half,
    reference: half,
    dataSets: [
      {
        id: 'pairs',
        title: 'Pairs of numbers',
        licence: 'CC0-1.0',
        citation: 'none',
        source: 'drawn from a seed',
        fingerprint: () => Promise.resolve('pairs of seed 2017'),
        load: (split) => Promise.resolve(draw(split)),
      },
    ],
    classes: Object.values(Larger),
    features: {
      shape: [2],
      axes: ['number'],
      meaning: 'a number, 0 to 1',
      toVector: (pair) => Float32Array.from(pair),
      fromVector: ([first = 0, second = 0]) => [first, second],
    },
    score: (decision, { truth }) => decision.kind === 'answer' && decision.answer === truth,
    describeAnswer: (answer) => answer,
    describeTruth: (truth) => truth,
    draw: ([first, second]) =>
      `<svg viewBox="0 0 100 20" role="img"><title>${first} and ${second}</title></svg>`,
  },
  programs: [
    {
      id: 'handwritten',
      kind: 'handwritten',
      title: 'One comparison',
      summary: 'Compares the two.',
      runtimes: ['v8'],
      module,
      load: () =>
        Promise.resolve({
          decide: (pair) => ({ kind: 'answer', answer: decide(pair) }),
          explain: (pair) => ({
            kind: 'trace',
            steps: [{ rule: 'compare', because: `it is ${decide(pair)}`, facts: { answer: decide(pair) } }],
          }),
          replay: ({ steps }) => ({ kind: 'answer', answer: steps[0]!.facts['answer'] as Larger }),
          dispose: () => undefined,
        }),
    },
  ],
  measures: [lengthOfId],
});
