import { expect, it } from 'vitest';

import { noteOtherTraining, requireUntrained } from './check-training.js';
import type { PlannedCell } from './plan.js';

const cell = (id: string, data: object | undefined): PlannedCell =>
  ({
    program: {
      id,
      training: {},
      network: () =>
        data ? Promise.resolve({ manifest: { data } }) : Promise.reject(new Error('has no weights')),
    },
    runtime: 'wasm',
    label: id,
  }) as unknown as PlannedCell;

it('names the networks that were trained on other content of the data', async () => {
  const dataset = { id: 'fisher' } as Parameters<typeof noteOtherTraining>[0]['dataset'];
  const notes = (...cells: PlannedCell[]) => noteOtherTraining({ dataset, cells }, 'now');
  expect(await notes(cell('learned', { id: 'fisher', fingerprint: 'now' }))).toEqual([]);
  const old = cell('old', { id: 'fisher', fingerprint: 'before' });
  expect(await notes(old, { ...old, runtime: 'onnx' })).toEqual([
    'the network "old" was trained on other content of it: what is tested now may be what it learned from; train it again',
  ]);
  expect(await notes(cell('other', { id: 'garden', fingerprint: 'before' }))).toEqual([]);
  expect(await notes(cell('untrained', undefined))).toEqual([]);
  // Made from another seed than the run's, on purpose.
  expect(
    await notes({ ...old, program: { ...old.program, training: undefined } } as unknown as PlannedCell),
  ).toEqual([]);
});

it('refuses to test a network on all of what it was trained on, by the name of the data or by its content', async () => {
  const dataset = { id: 'fisher' } as Parameters<typeof requireUntrained>[0]['dataset'];
  const check = (...cells: PlannedCell[]) => requireUntrained({ dataset, cells }, 'now');
  await expect(check(cell('learned', { id: 'fisher', fingerprint: 'before' }))).rejects.toThrow(
    'the network "learned" was trained on data set "fisher": with --split all',
  );
  await expect(check(cell('copy', { id: 'garden', fingerprint: 'now' }))).rejects.toThrow('"copy"');
  await check(cell('other', { id: 'garden', fingerprint: 'before' }), cell('untrained', undefined));
});
