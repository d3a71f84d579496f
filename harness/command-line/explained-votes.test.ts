import { expect, it } from 'vitest';

import { handwrittenDigits } from '../../handwritten/digits/index.js';
import { handwrittenTicTacToe } from '../../handwritten/tic-tac-toe/index.js';
import { RECORDED } from '../../reports/fixture/index.js';
import { votesOf } from '../../reports/votes.js';
import type { Example, Program, Task } from '../../tasks/contract/index.js';
import { describeDigit, DIGITS } from '../../tasks/digits/image.js';
import { inPage } from '../../tasks/digits/in-page.js';
import { digits } from '../../tasks/digits/index.js';
import { ticTacToe } from '../../tasks/tic-tac-toe/index.js';
import { positions } from '../../tasks/tic-tac-toe/positions.js';
import type { CellSession } from '../cell/session.js';
import { collectExplanations } from '../measures/disagreements/collect.js';
import { disagreementSchema, type Disagreements } from '../measures/disagreements/schema.js';

/** What a run records of a program's decisions on some examples, as its results file holds it. */
async function recorded<Input, Answer, Truth>(
  task: Task<Input, Answer, Truth>,
  program: Program<Input, Answer>,
  examples: readonly Example<Input, Truth>[],
) {
  const loaded = await program.load({ runtime: 'v8' });
  const session = { spec: {}, task, program, examples, loaded, load: () => Promise.resolve() };
  const { examples: explained } = await collectExplanations(session as unknown as CellSession, {
    examples: [...examples.keys()],
    seed: 1,
    plan: { tries: 1, mostTried: 1, verification: 1 },
  });
  return explained.map(({ decision, ...shown }) => {
    const read = disagreementSchema.parse(JSON.parse(JSON.stringify({ ...shown, decisions: [decision] })));
    const { answer, explanation } = read.decisions[0]!;
    return { answer, steps: explanation.kind === 'trace' ? explanation.steps : [] };
  });
}

it('the votes of rules are recorded by the answers in words, and are those that the program counted', async () => {
  const { measures } = RECORDED.wider.find((one) => one.task === 'digits' && one.measures.disagreements)!;
  const { examples } = (measures.disagreements as { result: Disagreements }).result;
  const inputs = examples.map(({ example, input }) => ({
    id: example,
    input: inPage.read(input!),
    truth: 0 as const,
  }));
  for (const { answer, steps } of await recorded(digits, handwrittenDigits, inputs)) {
    const { facts } = steps.find(({ rule }) => rule === 'most-votes')!;
    const { runnerUp, steps: weighed } = votesOf(steps, answer!)!;
    for (const digit of DIGITS) {
      const words = describeDigit(digit);
      const total = steps.reduce((sum, { votes = {} }) => sum + (votes[words] ?? 0), 0);
      expect(total, words).toBe(facts[`votesFor${digit}`]);
    }
    const counted = (word: string) =>
      facts[`votesFor${DIGITS.find((digit) => describeDigit(digit) === word)!}`];
    const lead = weighed.reduce((sum, { towards, away }) => sum + towards - away, 0);
    expect(lead).toBe(Number(counted(answer!)) - Number(counted(runnerUp!)));
    expect(lead).toBeGreaterThanOrEqual(0);
  }
});

it('rules that do not vote have none', async () => {
  const boards = (await positions.load('test', { seed: 1, cacheFolder: '' })).slice(0, 3);
  for (const { steps } of await recorded(ticTacToe, handwrittenTicTacToe, boards)) {
    expect(steps.length).toBeGreaterThan(0);
    for (const step of steps) expect(step).not.toHaveProperty('votes');
  }
});
