import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createRandom } from '../../tasks/kit/random.js';
import { hashDecisions } from '../measures/accuracy/hash-decisions.js';
import { accuracySamplesSchema } from '../measures/accuracy/schema.js';
import { latencySamplesSchema, type LatencySamples } from '../measures/latency/schema.js';
import { Code, type CodeParts } from './describe-code.js';
import { RawFolder } from './raw-folder.js';
import type { Answers } from './sample-file.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rvw-raw-'));
});
afterAll(() => rm(folder, { recursive: true }));

const RUN = { run: 'one', startedAt: '2026-01-01T00:00:00.000Z', request: { seed: '7' }, code: {} };
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
  decisionsSha256: hashDecisions(['1', null], Float64Array.of(0.1 + 0.2, Number.NaN)),
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

  it('are refused where an answer was changed, by the field', async () => {
    const raw = await RawFolder.begin(folder, RUN);
    await raw.write('accuracy', OF, accuracySamplesSchema, accuracy);
    const path = join(folder, 'accuracy--toys--numbers--constant--v8.json');
    await writeFile(
      path,
      (await readFile(path, 'utf8')).replace('"answers":["1",null]', '"answers":["0",null]'),
    );
    await expect(raw.read('accuracy', OF, accuracySamplesSchema)).rejects.toThrow('"decisionsSha256"');
  });

  it('are refused where anything else was changed that still adds up', async () => {
    const raw = await RawFolder.begin(folder, RUN);
    await raw.write('accuracy', OF, accuracySamplesSchema, { ...accuracy, right: Uint8Array.of(0, 0) });
    const path = join(folder, 'accuracy--toys--numbers--constant--v8.json');
    const text = await readFile(path, 'utf8');
    expect(text).toMatch(/"right":[^,]*0/);
    await writeFile(path, text.replace(/("right":[^0]*)0/, '$11'));
    await expect(raw.read('accuracy', OF, accuracySamplesSchema)).rejects.toThrow('"sha256"');
  });
});

describe('a run that goes on', () => {
  const PARTS: CodeParts = {
    'the harness': { '/measure.js': 'a' },
    'the task toys': { '/task.js': 'b' },
    'the data set toys/numbers': { 'its content': 'c' },
    'the program toys/constant': { '/constant.js': 'd' },
    'the program toys/leaking': { '/leaking.js': 'e' },
  };
  const OTHER = ['toys', 'numbers', 'leaking', 'v8'];
  let own: string;
  let notes: string[];
  beforeEach(async () => {
    own = await mkdtemp(join(folder, 'going-on-'));
    notes = [];
    const raw = await RawFolder.begin(own, RUN);
    await raw.goOnWith(new Code(PARTS), (line) => notes.push(line));
    for (const of of [OF, OTHER]) await raw.write('accuracy', of, accuracySamplesSchema, accuracy);
    expect(notes).toEqual([]);
  });
  const goOn = async (changed: CodeParts) => {
    const raw = (await RawFolder.open(own))!;
    await raw.goOnWith(new Code({ ...PARTS, ...changed }), (line) => notes.push(line));
    return (of: readonly string[]) => raw.read('accuracy', of, accuracySamplesSchema);
  };

  it('keeps everything where nothing changed', async () => {
    const read = await goOn({});
    expect([await read(OF), await read(OTHER)]).toEqual([accuracy, accuracy]);
    expect(notes).toEqual([]);
  });

  it.each([
    ['the program toys/constant', { '/constant.js': 'd', '/helper.js': 'new' }, '/helper.js is new', 1],
    ['the task toys', { '/task.js': 'changed' }, '/task.js changed', 0],
    ['the data set toys/numbers', { 'its content': 'changed' }, 'its content changed', 0],
    ['the harness', {}, '/measure.js is gone', 0],
  ])(
    'measures again what belongs to what changed, and says what that is: %s',
    async (part, now, said, kept) => {
      const read = await goOn({ [part]: now });
      expect(await read(OF)).toBeUndefined();
      expect(await read(OTHER)).toEqual(kept ? accuracy : undefined);
      expect(notes).toEqual([expect.stringContaining(said)]);
      // What was kept no record of is not taken for what it is now, were the run killed here.
      expect(await (await goOn({ [part]: now }))(OF)).toBeUndefined();
    },
  );

  it('measures again what hangs on another program that answers otherwise now, and says so', async () => {
    const answers: Answers = [
      [['cells'], 'both'],
      [['samples', 'accuracy', ...OTHER], 'as it was'],
    ];
    const raw = (await RawFolder.open(own))!;
    await raw.goOnWith(new Code(PARTS), (line) => notes.push(line));
    await raw.write('accuracy', OF, accuracySamplesSchema, accuracy, { answers });
    const read = (cells: string, samples: string) =>
      raw.read('accuracy', OF, accuracySamplesSchema, ([what]) => (what === 'cells' ? cells : samples));
    expect(await read('both', 'as it was')).toEqual(accuracy);
    expect(notes).toEqual([]);
    expect(await read('both', 'another')).toBeUndefined();
    expect(await read('one', 'as it was')).toBeUndefined();
    expect(notes).toEqual([
      'accuracy of toys, numbers, constant, v8 is measured again: accuracy of toys, numbers, leaking, v8 changed',
      'accuracy of toys, numbers, constant, v8 is measured again: the cells of the run changed',
    ]);
    // Who only looks at what was collected is given it.
    expect(await raw.read('accuracy', OF, accuracySamplesSchema)).toEqual(accuracy);
  });

  it('sets aside what is damaged, says so, and keeps the rest', async () => {
    const name = 'accuracy--toys--numbers--constant--v8';
    await truncate(join(own, `${name}.json`), 100);
    const read = await goOn({});
    expect(await read(OF)).toBeUndefined();
    expect(await read(OTHER)).toEqual(accuracy);
    expect(notes).toEqual([expect.stringMatching(/cut off.*set aside as .*\.damaged\.json/)]);
    expect(await readdir(own)).toContain(`${name}.damaged.json`);
  });
});
