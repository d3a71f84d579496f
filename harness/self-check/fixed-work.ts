import { definePlugin, type Program, type Task } from '../../tasks/contract/index.js';

const STEPS = 4000;

const task: Task<number, number> = {
  id: 'fixed-work',
  title: 'Fixed work',
  summary:
    'The same arithmetic on every input: the harness times it against itself to learn how restless the machine is.',
  floor: { title: 'none', accuracy: 0, source: 'not a task to solve' },
  reference: { title: 'none', accuracy: 0, source: 'not a task to solve' },
  dataSets: [
    {
      id: 'numbers',
      title: 'The first whole numbers',
      licence: 'CC0-1.0',
      citation: 'none',
      source: 'made on the spot',
      fingerprint: () => Promise.resolve('none'),
      load: () =>
        Promise.resolve(
          Array.from({ length: 40 }, (_, at) => ({ id: `number-${at}`, input: at, truth: work(at) })),
        ),
    },
  ],
  features: {
    shape: [1],
    axes: ['number'],
    meaning: 'the number',
    toVector: (input) => Float32Array.of(input),
    fromVector: ([value = 0]) => value,
  },
  score: (decision, { truth }) => decision.kind === 'answer' && decision.answer === truth,
  describeAnswer: String,
  describeTruth: String,
  draw: (input) => `<svg viewBox="0 0 10 10"><title>The number ${input}</title></svg>`,
};

const program: Program<number, number> = {
  id: 'fixed-work',
  kind: 'handwritten',
  title: 'Fixed work',
  summary: 'A xorshift generator (Marsaglia 2003), stepped a fixed number of times.',
  runtimes: ['v8'],
  module: import.meta.url,
  load: () =>
    Promise.resolve({
      decide: (input) => ({ kind: 'answer', answer: work(input) }),
      explain: () => ({ kind: 'trace', steps: [] }),
      dispose: () => undefined,
    }),
};

function work(input: number): number {
  let state = input + 1;
  for (let step = 0; step < STEPS; step++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
  }
  return state;
}

export default definePlugin({ task, programs: [program] });
