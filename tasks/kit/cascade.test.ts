import { expect, it, vi } from 'vitest';

import type { Decision, LoadedProgram, Program, ProgramMaker, Task } from '../contract/index.js';
import { cascade } from './cascade.js';

type Answer = 'small' | 'large';

function program(
  id: string,
  decide: (input: number) => Decision<Answer>,
): Program<number, Answer> & { disposed: () => number } {
  let disposed = 0;
  return {
    id,
    kind: id === 'rules' ? 'handwritten' : 'learned',
    title: id === 'rules' ? 'Two rules' : 'A network',
    summary: `What the ${id} do.`,
    runtimes: id === 'rules' ? ['v8'] : ['wasm', 'onnx'],
    module: import.meta.url,
    load: ({ runtime }) =>
      Promise.resolve<LoadedProgram<number, Answer>>({
        decide,
        explain: () => ({ kind: 'trace', steps: [{ rule: `${id} on ${runtime}`, because: '', facts: {} }] }),
        dispose: () => void (disposed += 1),
      }),
    disposed: () => disposed,
  };
}

const rules = program('rules', (input) =>
  input === 5 ? { kind: 'abstain' } : { kind: 'answer', answer: 'small', confidence: input < 3 ? 0.95 : 0.5 },
);
const asked = vi.fn((): Decision<Answer> => ({ kind: 'answer', answer: 'large', confidence: 0.6 }));
const network = program('network', asked);
const both = cascade({ id: 'both', rules, network, threshold: 0.9, module: import.meta.url });

it('lets the rules decide where they are sure, and asks the network for the rest', async () => {
  const loaded = await both.load({ runtime: 'onnx' });
  expect(loaded.decide(1)).toMatchObject({ answer: 'small' });
  expect(asked).not.toHaveBeenCalled();
  expect([loaded.decide(4), loaded.decide(5)]).toMatchObject([{ answer: 'large' }, { answer: 'large' }]);
});

it('gives the reason of the one that decided, on its own runtime', async () => {
  const loaded = await both.load({ runtime: 'onnx' });
  expect(await loaded.explain(1)).toMatchObject({ steps: [{ rule: 'rules on v8' }] });
  expect(await loaded.explain(4)).toMatchObject({ steps: [{ rule: 'network on onnx' }] });
});

it('runs where the network runs, and gives both back', async () => {
  expect(both.runtimes).toEqual(['wasm', 'onnx']);
  const before = [rules.disposed(), network.disposed()];
  (await both.load({ runtime: 'wasm' })).dispose();
  expect([rules.disposed(), network.disposed()]).toEqual(before.map((count) => count + 1));
});

it('is made for its task where its network is', async () => {
  const place = { module: 'file:///plugin.ts' };
  const task = { id: 'sizes' } as Task<number, Answer>;
  const maker = vi.fn<ProgramMaker<number, Answer>>(() => network);
  const made = cascade({ id: 'both', rules, network: maker, threshold: 0.9, module: import.meta.url });
  expect(maker).not.toHaveBeenCalled();
  const program = made(task, place);
  expect(maker).toHaveBeenCalledWith(task, place);
  expect(program).toMatchObject({
    id: 'both',
    title: 'Two rules, else a network',
    runtimes: ['wasm', 'onnx'],
  });
  const loaded = await program.load({ runtime: 'wasm' });
  expect([loaded.decide(1), loaded.decide(4)]).toMatchObject([{ answer: 'small' }, { answer: 'large' }]);
});

it('refuses what is no confidence', () => {
  expect(() => cascade({ id: 'odd', rules, network, threshold: 92, module: '' })).toThrow(
    'threshold of a cascade is 92',
  );
});
