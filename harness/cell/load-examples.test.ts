import { describe, expect, it, vi } from 'vitest';

import type { DataContext, DataSet, Example, Split } from '../../tasks/contract/index.js';
import { loadExamples } from './load-examples.js';

/** So hard is an example as its place in the files: the first are the easiest. */
const FILES = Array.from({ length: 1000 }, (_, at) => ({ id: `test-${at}`, input: at, truth: at }));

function dataSet(kind: Partial<DataSet<unknown, unknown>> = {}) {
  const load = vi.fn((_: Split, { limit }: DataContext) =>
    Promise.resolve<Example<unknown, unknown>[]>(FILES.slice(0, limit)),
  );
  const known = { id: 'files', title: '', licence: '', citation: '', source: '' };
  return { ...known, fingerprint: () => Promise.resolve(''), ...kind, load };
}

const context = (seed: number, limit?: number): DataContext => ({
  seed,
  cacheFolder: '',
  ...(limit === undefined ? {} : { limit }),
});
const ids = async (of: DataSet<unknown, unknown>, within: DataContext) =>
  (await loadExamples(of, 'test', within)).examples.map(({ id }) => id);

describe('the examples that are decided on', () => {
  it('are drawn from all by the seed, and not the first: their middle is that of all', async () => {
    const { examples, all } = await loadExamples(dataSet(), 'test', context(1, 200));
    expect([examples.length, all.length]).toEqual([200, 1000]);
    const middle = examples.reduce((sum, { input }) => sum + (input as number), 0) / 200;
    // 499.5 with a standard error of 18; of the first 200 it would be 99.5.
    expect(Math.abs(middle - 499.5)).toBeLessThan(60);
    expect(new Set(examples).size).toBe(200);
  });

  it('are the same for the same seed in every process, others for another, and fewer are a part of more', async () => {
    const some = await ids(dataSet(), context(1, 200));
    expect(await ids(dataSet(), context(1, 200))).toEqual(some);
    expect(await ids(dataSet(), context(2, 200))).not.toEqual(some);
    expect((await ids(dataSet(), context(1))).slice(0, 200)).toEqual(some);
  });

  it('are the first of a costly data set, which makes no more than it is asked for', async () => {
    const costly = dataSet({ costly: true });
    expect(await ids(costly, context(1, 3))).toEqual(['test-0', 'test-1', 'test-2']);
    expect(costly.load.mock.calls[0]![1].limit).toBe(3);
    const plain = dataSet();
    await ids(plain, context(1, 3));
    expect(plain.load.mock.calls[0]![1].limit).toBeUndefined();
  });

  it('keep their order where they are all that there is', async () => {
    expect(await ids(dataSet({ exhaustive: true }), context(1))).toEqual(FILES.map(({ id }) => id));
  });

  it('are all of them where a data set offers that, and it alone', async () => {
    const whole = dataSet({ loadAll: () => Promise.resolve(FILES) });
    const { examples, all } = await loadExamples(whole, 'all', context(1, 200));
    expect([examples.length, all.length]).toEqual([200, 1000]);
    expect(whole.load).not.toHaveBeenCalled();
    await expect(loadExamples(dataSet(), 'all', context(1))).rejects.toThrow(
      'data set "files" is reported on by its splits alone',
    );
  });

  it('are refused where "load" gives no list', async () => {
    const odd = { ...dataSet(), load: () => Promise.resolve({ test: [] } as never) };
    await expect(loadExamples(odd, 'test', context(1))).rejects.toThrow(
      '"load" of data set "files" gives no list',
    );
  });
});
