import type { Decision, LoadedProgram, Program, ProgramMaker } from '../contract/index.js';

/** What a {@link cascade} is made of. */
export interface Cascade<Input, Answer, Network = Program<Input, Answer>> {
  readonly id: string;
  /** Decides first. */
  readonly rules: Program<Input, Answer>;
  /** Is asked where the rules are not sure enough: a program, or what `network()` gives. */
  readonly network: Network;
  /** From this confidence on the rules decide, from 0 to 1; choose it on validation examples. An answer without one counts as sure. */
  readonly threshold: number;
  /** `import.meta.url` of the module that calls this, for the static measures. */
  readonly module: string;
}

/**
 * Rules first, the network for the rest, as one program that is measured like any other: a classifier with a reject option
 * (Chow 1970) before another one. What the rules decide has their readable reason.
 *
 * @returns a program or, of a network that is made for its task, what makes one
 * @throws RangeError when the threshold is not from 0 to 1
 * @example
 * const byHand = rules(new URL('./rules.ts', import.meta.url));
 * const learned = network({ layers: [dense(8, 'relu'), dense(3, 'softmax')] });
 * export default definePlugin({
 *   task,
 *   programs: [
 *     byHand,
 *     learned,
 *     cascade({ id: 'rules-first', rules: byHand, network: learned, threshold: 0.9, module: import.meta.url }),
 *   ],
 * });
 */
export function cascade<Input, Answer>(parts: Cascade<Input, Answer>): Program<Input, Answer>;
export function cascade<Input, Answer, Truth = Answer>(
  parts: Cascade<Input, Answer, ProgramMaker<Input, Answer, Truth>>,
): ProgramMaker<Input, Answer, Truth>;
export function cascade<Input, Answer, Truth>({
  network,
  ...parts
}: Cascade<Input, Answer, Program<Input, Answer> | ProgramMaker<Input, Answer, Truth>>):
  Program<Input, Answer> | ProgramMaker<Input, Answer, Truth> {
  const { threshold } = parts;
  if (!(threshold >= 0 && threshold <= 1))
    throw new RangeError(`the threshold of a cascade is ${threshold}; expected a confidence from 0 to 1`);
  return typeof network === 'function'
    ? (task, plugin) => ofBoth({ ...parts, network: network(task, plugin) })
    : ofBoth({ ...parts, network });
}

function ofBoth<Input, Answer>({
  id,
  rules,
  network,
  threshold,
  module,
}: Cascade<Input, Answer>): Program<Input, Answer> {
  const describe = network.network?.bind(network);
  return {
    id,
    kind: 'learned',
    title: `${rules.title}, else ${network.title.charAt(0).toLowerCase()}${network.title.slice(1)}`,
    summary: `The rules decide where their confidence is ${threshold} or more; the network takes the rest. ${rules.summary} ${network.summary}`,
    runtimes: network.runtimes,
    module,
    ...(network.runtimeModule === undefined ? {} : { runtimeModule: network.runtimeModule }),
    ...(describe ? { network: describe } : {}),
    load: async ({ runtime }) => {
      const first = await rules.load({ runtime: rules.runtimes[0] });
      const second = await network.load({ runtime }).catch((error: unknown) => {
        first.dispose();
        throw error;
      });
      return inTurn(first, second, threshold);
    },
  };
}

function inTurn<Input, Answer>(
  first: LoadedProgram<Input, Answer>,
  second: LoadedProgram<Input, Answer>,
  threshold: number,
): LoadedProgram<Input, Answer> {
  const isSure = (decision: Decision<Answer>): boolean =>
    decision.kind === 'answer' && (decision.confidence ?? 1) >= threshold;
  return {
    decide: (input) => {
      const decision = first.decide(input);
      // Rules answer at once, and then so does the cascade wherever the network's runtime does.
      if (decision instanceof Promise)
        return decision.then((decided) => (isSure(decided) ? decided : second.decide(input)));
      return isSure(decision) ? decision : second.decide(input);
    },
    explain: async (input) =>
      isSure(await first.decide(input)) ? first.explain(input) : second.explain(input),
    dispose: () => {
      first.dispose();
      second.dispose();
    },
  };
}
