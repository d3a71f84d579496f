import { beforeAll, describe, expect, it } from 'vitest';

import type { Example, LoadedProgram, RuleTrace } from '../../tasks/contract/index.js';
import { PIXELS, scoreDigit, type Digit, type DigitImage } from '../../tasks/digits/image.js';
import { mnist } from '../../tasks/digits/mnist.js';
import { shareOf, tamper } from '../test-traces.js';
import { handwrittenDigits } from './index.js';
import { compiled } from './test-support.js';

let examples: readonly Example<DigitImage, Digit>[];
let shipped: typeof handwrittenDigits;
let program: LoadedProgram<DigitImage, Digit>;

beforeAll(async () => {
  examples = await mnist.load('validation', { seed: 1, cacheFolder: '' });
  shipped = (await compiled<typeof import('./index.js')>('index.ts')).handwrittenDigits;
  program = await shipped.load({ runtime: 'v8' });
});

const accuracy = async (loaded: LoadedProgram<DigitImage, Digit>, sample: typeof examples) => {
  let right = 0;
  for (const example of sample) if (scoreDigit(await loaded.decide(example.input), example)) right++;
  return right / sample.length;
};
const trace = async (input: DigitImage) => (await program.explain(input)) as RuleTrace;

describe('handwrittenDigits', () => {
  it('reads at least 95 of 100 digits', async () => {
    expect(await accuracy(program, examples.slice(0, 2000))).toBeGreaterThanOrEqual(0.95);
  });

  it('takes every decision again from its trace alone, with the same confidence', async () => {
    for (const { input } of examples.slice(2000, 2500)) {
      const copy = JSON.parse(JSON.stringify(await trace(input))) as RuleTrace;
      expect(program.replay!(copy)).toEqual(await program.decide(input));
    }
  });

  it('decides otherwise when the facts in the trace are otherwise', async () => {
    const eight = examples.find(({ truth }) => truth === 8)!;
    const { steps } = await trace(eight.input);
    const without = steps.filter(({ rule }) => rule === 'no-waist-on-the-left' || rule === 'most-votes');
    expect(program.replay!({ kind: 'trace', steps: without })).not.toEqual(await program.decide(eight.input));
  });

  it('rests on the steps of its trace, each with the facts of its own rule', async () => {
    const tampered = [];
    for (const { input } of examples.slice(2500, 2700)) {
      tampered.push(await tamper(program, input, ['most-votes']));
    }
    expect(
      shareOf(
        'a refusal',
        tampered.flatMap(({ emptied }) => emptied.filter(Boolean)),
      ),
    ).toBe(1);
    // A rule that votes for neither of the two leading digits changes neither the answer nor the lead.
    expect(
      shareOf(
        'the same decision',
        tampered.flatMap(({ without }) => without),
      ),
    ).toBeLessThan(0.55);
  });

  it('ends its trace with the count of votes, in words', async () => {
    const { steps } = await trace(examples[0]!.input);
    expect(steps.length).toBeGreaterThan(5);
    expect(steps.at(-1)!.because).toMatch(/^\w+ has the most votes: \d+, before \w+ with -?\d+$/);
  });

  it('is right more often the surer it is', async () => {
    const sure: boolean[] = [];
    const unsure: boolean[] = [];
    for (const example of examples.slice(0, 1000)) {
      const decision = await program.decide(example.input);
      if (decision.kind === 'abstain') continue;
      (decision.confidence! >= 0.9 ? sure : unsure).push(decision.answer === example.truth);
    }
    const share = (results: readonly boolean[]) => results.filter(Boolean).length / results.length;
    expect(share(sure)).toBeGreaterThan(0.97);
    expect(share(unsure)).toBeLessThan(0.9);
  });

  it('neither changes its input nor remembers it', async () => {
    const [first, second] = [examples[0]!.input, examples[1]!.input];
    const copy = first.slice();
    const before = await program.decide(first);
    await program.decide(second);
    expect(await program.decide(first)).toEqual(before);
    expect(first).toEqual(copy);
  });

  it.each([
    ['blank paper', new Uint8Array(PIXELS)],
    ['one single grey', new Uint8Array(PIXELS).fill(255)],
    [
      'a chessboard',
      Uint8Array.from({ length: PIXELS }, (_, at) => (((at % 28) >> 2) + at / 112) & 1 && 255),
    ],
    ['stripes', Uint8Array.from({ length: PIXELS }, (_, at) => (Math.floor(at / 28) % 5 < 2 ? 255 : 0))],
  ])('refuses %s, and says why', async (_, image) => {
    const decision = await program.decide(image);
    expect(decision).toMatchObject({ kind: 'abstain' });
    expect(program.replay!(await trace(image))).toEqual(decision);
  });
});

describe('loading', () => {
  it.each(handwrittenDigits.ruleGroups!)('does without $id, which changes votes', async ({ id }) => {
    const sample = examples.slice(0, 500);
    const less = await shipped.load({ runtime: 'v8', withoutRuleGroups: [id] });
    expect(await accuracy(less, sample)).toBeGreaterThan(0.85);
    let changed = 0;
    for (const { input } of sample.slice(0, 100)) {
      const [whole, part] = [await program.decide(input), await less.decide(input)];
      if (JSON.stringify(whole) !== JSON.stringify(part)) changed++;
    }
    expect(changed).toBeGreaterThan(10);
  });

  it('names what it does not know', async () => {
    await expect(handwrittenDigits.load({ runtime: 'wasm' })).rejects.toThrow('does not run on "wasm"');
    await expect(handwrittenDigits.load({ runtime: 'v8', withoutRuleGroups: ['hole'] })).rejects.toThrow(
      'unknown rule group "hole"; use one of holes, bays',
    );
    const strange: RuleTrace = { kind: 'trace', steps: [{ rule: 'magic', because: '', facts: {} }] };
    expect(() => program.replay!(strange)).toThrow('the rule "magic"');
  });
});
