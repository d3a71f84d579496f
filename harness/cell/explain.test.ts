import { expect, it } from 'vitest';

import type { Explanation } from '../../tasks/contract/index.js';
import { describeNetwork } from '../sources/network.js';
import { explainExample } from './explain.js';
import type { CellSession } from './session.js';

const example = { id: 'one', input: 1, truth: 1 };
const explain = (loaded: object): Promise<Explanation> =>
  explainExample(
    { loaded, program: { id: 'mine' }, task: { features: { shape: [2, 2] } } } as unknown as CellSession,
    example,
  );
const attribution = (length: number) => () => ({
  kind: 'attribution',
  values: new Float32Array(length),
  method: 'none',
});

it('an attribution has a value for each feature', async () => {
  expect((await explain({ explain: attribution(4) })).kind).toBe('attribution');
  await expect(explain({ explain: attribution(3) })).rejects.toThrow(
    'explains example one by 3 values; an attribution needs one for each of the 4 features of the shape [2, 2]',
  );
});

it('what the program throws is told by it and the example', async () => {
  const throws = () => {
    throw new Error('no idea');
  };
  await expect(explain({ explain: throws })).rejects.toThrow(
    'the "explain" of mine threw on example one: no idea',
  );
});

it.each([undefined, 'because', { kind: 'trace' }, { kind: 'attribution' }, { kind: 'reason', steps: [] }])(
  'what is no explanation is told by the example: %j',
  async (explained) => {
    await expect(explain({ explain: () => explained })).rejects.toThrow(
      "explains example one by what is neither { kind: 'trace', steps }",
    );
  },
);

it.each([
  [{ row: { a: 1 } }, 'the fact "row" of the rule "tall", which is { a: 1 }; a fact is a number'],
  [{ big: 10n }, 'which is 10n'],
  [{ gone: undefined }, 'which is undefined'],
])('a fact that no file could hold is told by its name: %#', async (facts, said) => {
  const trace = { kind: 'trace', steps: [{ rule: 'tall', because: 'it is tall', facts }] };
  await expect(explain({ explain: () => trace })).rejects.toThrow(said);
});

it('a program that explains nothing says so, and what it may have meant', async () => {
  await expect(explain({})).rejects.toThrow(/^offers no "explain"$/);
  await expect(explain({ explian: attribution(4) })).rejects.toThrow('it has "explian": is that meant?');
});

it('a network whose file is not there is named by it', async () => {
  const network = () => Promise.resolve({ files: ['/nowhere/weights.bin'] });
  await expect(describeNetwork({ program: { network } } as unknown as CellSession)).rejects.toThrow(
    'names the file /nowhere/weights.bin, which is not there',
  );
});
