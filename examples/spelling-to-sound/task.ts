import type { Task } from 'rules-vs-weights';
import { words } from './words.js';

export const spellingToSound: Task<string, string> = {
  id: 'spelling-to-sound',
  title: 'Spelling to sound',
  summary: 'x',
  floor: { title: 'x', accuracy: 0, source: 'x' },
  reference: { title: 'x', accuracy: 0, source: 'x' },
  dataSets: [words],
  features: {
    shape: [12], axes: ['letter'], meaning: 'x',
    toVector: (word) => Float32Array.from({ length: 12 }, (_, at) => (word[at] ? word.charCodeAt(at) - 96 : 0)),
    fromVector: (vector) => [...vector].filter((x) => x).map((code) => String.fromCharCode(96 + code)).join(''),
  },
  score: (decision, { truth }) => decision.kind === 'answer' && decision.answer === truth,
  describeAnswer: (x) => x,
  describeTruth: (x) => x,
  draw: (word) => `<svg viewBox="0 0 90 20"><title>${word}</title></svg>`,
} as unknown as Task<string, string>;
