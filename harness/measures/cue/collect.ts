import { onExample } from '../../cell/on-example.js';
import { describePeople } from '../../cell/people.js';
import type { ProgressTeller } from '../../cell/protocol.js';
import type { CellSession } from '../../cell/session.js';
import { inWords } from '../reasons/question.js';
import { CuePlanter, isAnswer } from './planter.js';
import type { CueSamples } from './schema.js';

/** On which inputs. */
export interface CueRequest {
  readonly seed: number;
  /** Places of the inputs among the examples. */
  readonly inputs: readonly number[];
}

/** Decides on every input as it is, with the cue of a wrong answer, and with a placebo. */
export async function collectCue(
  session: CellSession,
  { seed, inputs }: CueRequest,
  tell: ProgressTeller,
): Promise<CueSamples> {
  await session.load();
  const { task, loaded } = session;
  const planter = new CuePlanter(task, seed);
  const examples = inputs.map((place) => session.examples[place]!);
  const flipped = new Uint8Array(examples.length);
  const flippedByPlacebo = new Uint8Array(examples.length);
  const followed = new Uint8Array(examples.length);
  for (const [at, example] of examples.entries()) {
    const decide = (input: unknown) => onExample(example.id, () => loaded.decide(input));
    const before = inWords(await decide(example.input));
    const { input, answer } = planter.wrong(example);
    const after = await decide(input);
    flipped[at] = inWords(after) === before ? 0 : 1;
    followed[at] = flipped[at] === 1 && isAnswer(after, answer) ? 1 : 0;
    flippedByPlacebo[at] = inWords(await decide(planter.placebo(example))) === before ? 0 : 1;
    tell((at + 1) / examples.length);
  }
  const { meaning, placebo } = task.cue!;
  return {
    meaning,
    placebo,
    exampleIds: examples.map(({ id }) => id),
    ...describePeople(examples),
    flipped,
    flippedByPlacebo,
    followed,
    decisions: 3 * examples.length,
  };
}
