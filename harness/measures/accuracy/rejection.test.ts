import { describe, expect, it } from 'vitest';

import type { DataContext, Example } from '../../../tasks/contract/index.js';
import type { CellSession } from '../../cell/session.js';
import { collectRejection, summariseRejection } from './rejection.js';
import { accuracySamplesSchema, type AccuracySamples } from './schema.js';

type Word = 'yes' | 'no' | 'unknown';

const example = (id: string, truth: Word): Example<unknown, unknown> => ({
  id,
  input: id,
  truth,
  person: id.slice(0, 3),
});

const LOADED = [example('Ann-1', 'yes'), example('Ann-2', 'unknown'), example('Ben-1', 'unknown')];
const ALL = [...LOADED.slice(1), example('Ben-2', 'unknown'), example('Cem-1', 'unknown')];

/** A session of which only what is asked for is there. */
const session = (rejections?: readonly Word[], limit?: number): CellSession =>
  ({
    task: {
      ...(rejections ? { rejections } : {}),
      describeAnswer: (answer: Word) => (answer === 'unknown' ? 'another word' : answer),
      dataSets: [{ id: 'words', strangers: () => Promise.resolve(ALL) }],
    },
    spec: {
      dataset: 'words',
      split: 'test',
      context: { seed: 1, cacheFolder: '', ...(limit === undefined ? {} : { limit }) } satisfies DataContext,
    },
    examples: LOADED,
  }) as unknown as CellSession;

/** Ann's other word was rejected, Ben's taken for a known one; of the rest Ben's is abstained from, Cem's taken for one. */
const collect = async (of: CellSession) => {
  const asked: string[] = [];
  const { strangers } = await collectRejection(of, ['"yes"', '"unknown"', '"no"'], ({ id }) => {
    asked.push(id);
    return Promise.resolve(id === 'Ben-2' ? null : '"yes"');
  });
  return { asked, strangers };
};

describe('rejection', () => {
  it('is on all inputs that are none of the known things, each decided on once', async () => {
    const { asked, strangers } = await collect(session(['unknown']));
    expect(asked).toEqual(['Ben-2', 'Cem-1']);
    expect([...strangers!.answered]).toEqual([0, 1, 0, 1]);
    const { rejection } = summariseRejection({ strangers: strangers! } as AccuracySamples, false);
    expect(rejection).toMatchObject([
      { label: 'another word', answered: { value: 0.5, n: 4, direction: 'lower-is-better' } },
    ]);
    expect(rejection![0]!.answered.method).toContain('3 people');
    expect(accuracySamplesSchema.shape.strangers.safeEncode(strangers!).success).toBe(true);
  });

  it('is on those that were decided on, where a run decides on some', async () => {
    const { asked, strangers } = await collect(session(['unknown'], 3));
    expect(asked).toEqual([]);
    expect([...strangers!.answered]).toEqual([0, 1]);
  });

  it('is nothing where the task knows no such answer', async () => {
    expect(await collect(session())).toEqual({ asked: [], strangers: undefined });
    expect(summariseRejection({} as AccuracySamples, false)).toEqual({});
  });
});
