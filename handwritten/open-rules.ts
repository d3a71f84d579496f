import type { Decision, OpenedInPage, Program } from '../tasks/contract/index.js';

/**
 * Gets a rule program ready in the page.
 *
 * @param look draws what the rules saw in an input
 */
export async function openRules<Input, Answer>(
  program: Program<Input, Answer>,
  look: (input: Input, decision: Decision<Answer>) => string,
): Promise<OpenedInPage<Input, Answer>> {
  const loaded = await program.load({ runtime: 'v8' });
  return {
    engine: 'the browser’s JavaScript',
    // Rules answer at once.
    decide: (input) => loaded.decide(input) as Decision<Answer>,
    explain: (input) => loaded.explain(input),
    look,
  };
}
