import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { LoadedProgram } from '../tasks/contract/index.js';
import { abstain, rules } from './rules-program.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rvw-rules-'));
});
afterAll(() => rm(folder, { recursive: true }));

let modules = 0;
async function loadModule(text: string): Promise<LoadedProgram<unknown, unknown>> {
  const path = join(folder, `${modules++}.mjs`);
  await writeFile(path, text);
  return rules<unknown, unknown>(pathToFileURL(path)).load({ runtime: 'v8' });
}

const SIGNS = `
export const listeners = [];
export function decide(number, trace) {
  listeners.push(trace);
  if (number < 0) {
    trace.rule('It is below 0!', { number }, { minus: 2, plus: -1 });
    return 'minus';
  }
  trace.rule('it is not');
  return 'plus';
}
`;

describe('a program of rules', () => {
  it('decides without a step, and explains by the steps of the same call', async () => {
    const program = await loadModule(SIGNS);
    expect(program.decide(-1)).toEqual({ kind: 'answer', answer: 'minus' });
    expect(program.explain(-1)).toEqual({
      kind: 'trace',
      steps: [
        {
          rule: 'it-is-below-0',
          because: 'It is below 0!',
          facts: { number: -1, 'for minus': 2, 'against plus': 1 },
          votes: { minus: 2, plus: -1 },
        },
      ],
    });
    expect(program.explain(1)).toEqual({
      kind: 'trace',
      steps: [{ rule: 'it-is-not', because: 'it is not', facts: {} }],
    });
  });

  it('offers no replay unless its module does', async () => {
    expect('replay' in (await loadModule(SIGNS))).toBe(false);
    const program = await loadModule(
      `${SIGNS}export const replay = ([step]) => (step.rule === 'it-is-not' ? 'plus' : 'minus');`,
    );
    const trace = await program.explain(3);
    if (trace.kind !== 'trace') throw new Error('no trace');
    expect(program.replay!(trace)).toEqual({ kind: 'answer', answer: 'plus' });
  });

  it.each([
    ['a bare answer', `7`, { kind: 'answer', answer: 7 }],
    ['a list', `[1, 2]`, { kind: 'answer', answer: [1, 2] }],
    ['an object of its own', `{ row: 1 }`, { kind: 'answer', answer: { row: 1 } }],
    ['null', `null`, { kind: 'answer', answer: null }],
    [
      'an answer with a confidence',
      `{ answer: 'a', confidence: 0.5 }`,
      { kind: 'answer', answer: 'a', confidence: 0.5 },
    ],
    ['an abstention', JSON.stringify(abstain('too dark')), { kind: 'abstain', reason: 'too dark' }],
    ['a whole decision', `{ kind: 'answer', answer: 'a' }`, { kind: 'answer', answer: 'a' }],
  ])('takes %s', async (_, decided, decision) => {
    const program = await loadModule(`export const decide = () => (${decided});`);
    expect(program.decide(0)).toEqual(decision);
  });

  it('is refused a module that does not decide', async () => {
    await expect(loadModule('export const decides = () => 1;')).rejects.toThrow(
      'exports no function "decide", but decides; add: export function decide(input, trace)',
    );
  });

  it('imports its module when it is loaded, and not before', () => {
    expect(rules('file:///nowhere/rules.js', { title: 'None' })).toMatchObject({
      id: 'handwritten',
      title: 'None',
      module: 'file:///nowhere/rules.js',
    });
  });
});

it('abstains without a reason, too', () => {
  expect(abstain()).toEqual({ kind: 'abstain' });
});
