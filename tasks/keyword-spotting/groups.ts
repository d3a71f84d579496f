import type { ExampleGroup } from '../contract/index.js';
import { VOICES } from './synthesis/voices.js';

/** `flite:awb` is spoken by the engine `flite`. */
const engineOf = (person: string): string => person.split(':', 1)[0]!;

const TRAINED = new Set(VOICES.train.map(({ engine }) => engine as string));

/**
 * Whom a synthetic example was spoken by, as a program that was trained on synthetic words sees it: no voice of the
 * other splits was heard in training, but a new voice of a known engine is less new than an engine that was never heard.
 */
export const VOICE_GROUPS: readonly ExampleGroup[] = [
  {
    title: 'Known engines',
    meaning: 'new voices of the synthesisers that spoke the training data',
    has: ({ person }) => person !== undefined && TRAINED.has(engineOf(person)),
  },
  {
    title: 'New engine',
    meaning: 'a synthesiser that spoke none of the training data',
    has: ({ person }) => person !== undefined && !TRAINED.has(engineOf(person)),
  },
];

/** Recordings of people, of whatever data set. */
export const PEOPLE: readonly ExampleGroup[] = [
  { title: 'People', meaning: 'recordings of people', has: ({ person }) => person !== undefined },
];
