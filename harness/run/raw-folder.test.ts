import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createRandom } from '../../tasks/kit/random.js';
import { accuracySamplesSchema } from '../measures/accuracy/schema.js';
import { latencySamplesSchema, type LatencySamples } from '../measures/latency/schema.js';
import { RawFolder } from './raw-folder.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rvw-raw-'));
});
afterAll(() => rm(folder, { recursive: true }));

const RUN = { run: 'one', startedAt: '2026-01-01T00:00:00.000Z', request: { seed: '7' } };
const OF = ['toys', 'numbers', 'constant', 'v8'];

const random = createRandom(7, 'raw samples');
const duringCollection = new Uint8Array(6);
duringCollection[4] = 1;
const latency: LatencySamples = {
  samples: { inputs: 3, rounds: 2, times: [Float64Array.from({ length: 6 }, () => random.uniform() * 1e6)] },
  duringCollection: [duringCollection],
  batchSize: 3,
  firstCalls: [{ nanoseconds: 9000, clockCostNanoseconds: 41.5, clockStepNanoseconds: 1 }],
  warmUps: [{ steady: true, calls: 10, milliseconds: 1 / 3, callNanoseconds: 1000 }],
  exampleIds: ['a', 'b', 'c'],
  copy: { inputs: 3, rounds: 2, times: [Float64Array.of(1, 2, 3, 4, 5, 6)] },
  throughput: { hertz: 1e6, relativeMargin: 0.02, samples: 8 },
  drawings: { a: '<svg/>' },
};
const accuracy = {
  right: Uint8Array.of(1, 0),
  answers: ['1', null],
  confidence: Float64Array.of(0.1 + 0.2, Number.NaN),
  classes: { labels: ['one'], answers: ['1'], truths: Int32Array.of(0, 0) },
  people: ['ann', null],
  exampleIds: ['a', 'b'],
  evaluations: [],
  decisionsSha256: 'made up',
};

describe('raw files', () => {
  it('give back what was written, to the last digit', async () => {
    const raw = await RawFolder.begin(folder, RUN);
    await raw.write('latency', OF, latencySamplesSchema, latency);
    await raw.write('accuracy', OF, accuracySamplesSchema, accuracy);
    const again = await RawFolder.open(folder);
    expect(again?.run).toEqual(RUN);
    expect(await again!.read('latency', OF, latencySamplesSchema)).toEqual(latency);
    expect(await again!.read('accuracy', OF, accuracySamplesSchema)).toEqual(accuracy);
    expect(await again!.read('memory', OF, latencySamplesSchema)).toBeUndefined();
  });

  it('refuse to lose a field that they do not know', async () => {
    const raw = await RawFolder.begin(folder, RUN);
    await expect(
      raw.write('latency', OF, latencySamplesSchema, { ...latency, forgotten: 1 } as LatencySamples),
    ).rejects.toThrow();
  });

  it('are refused where they are cut off, do not add up, or belong elsewhere', async () => {
    const raw = await RawFolder.begin(folder, RUN);
    await raw.write('latency', OF, latencySamplesSchema, latency);
    const path = join(folder, 'latency--toys--numbers--constant--v8.json');
    const document = JSON.parse(await readFile(path, 'utf8')) as { samples: object };
    const change = (fields: object) => writeFile(path, JSON.stringify({ ...document, ...fields }));
    await change({ samples: { ...document.samples, rounds: 3 } });
    await expect(raw.read('latency', OF, latencySamplesSchema)).rejects.toThrow('do not fit');
    await change({ of: ['toys', 'numbers', 'leaking', 'v8'] });
    await expect(raw.read('latency', OF, latencySamplesSchema)).rejects.toThrow('leaking');
    await change({ run: 'two' });
    await expect(raw.read('latency', OF, latencySamplesSchema)).rejects.toThrow('belongs to run two');
    await change({ rawVersion: 1 });
    await expect(raw.read('latency', OF, latencySamplesSchema)).rejects.toThrow('not valid at "rawVersion"');
    await truncate(path, 40);
    await expect(raw.read('latency', OF, latencySamplesSchema)).rejects.toThrow('cut off');
    await rm(path);
    await expect(raw.need('latency', OF, latencySamplesSchema)).rejects.toThrow('missing');
  });

  it('of an earlier run go when another begins, and strangers stay', async () => {
    const raw = await RawFolder.begin(folder, RUN);
    await raw.write('latency', OF, latencySamplesSchema, latency);
    await writeFile(join(folder, 'notes.json'), '{}');
    await RawFolder.begin(folder, { ...RUN, run: 'two' });
    expect((await readdir(folder)).sort()).toEqual(['notes.json', 'run.json']);
  });
});
