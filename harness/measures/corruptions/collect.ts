import { createHash } from 'node:crypto';

import type { Decision, Example, Perturbation } from '../../../tasks/contract/index.js';
import { contentOf } from '../../cell/content.js';
import { onExample } from '../../cell/on-example.js';
import { describePeople } from '../../cell/people.js';
import type { ProgressTeller } from '../../cell/protocol.js';
import type { CellSession } from '../../cell/session.js';
import { Perturber } from '../perturbations/perturb.js';
import { inWords } from '../reasons/question.js';
import type { CorruptionSamples } from './schema.js';

/** Which examples go through the perturbations. */
export interface CorruptionRequest {
  readonly seed: number;
  /** Places of the examples. */
  readonly inputs: readonly number[];
}

type Severity = CorruptionSamples['perturbations'][number]['severities'][number];

/** Has examples decided on as they are, and after every perturbation at every severity. */
export async function collectCorruptions(
  session: CellSession,
  { seed, inputs }: CorruptionRequest,
  tell: ProgressTeller,
): Promise<CorruptionSamples> {
  await session.load();
  const { task, loaded } = session;
  const examples = inputs.map((place) => session.examples[place]!);
  const perturber = new Perturber(session, seed);
  const { perturbations } = perturber;
  const inputsHash = createHash('sha256');
  const clean = new Uint8Array(examples.length);
  const found = perturbations.map(({ severities }) =>
    severities.map((words) => emptySeverity(words, examples.length)),
  );
  let decisions = 0;
  const decide = (example: Example<unknown, unknown>, what: string): Promise<Decision<unknown>> => {
    decisions += 1;
    return onExample(example.id, () => loaded.decide(example.input), what);
  };
  for (const [at, example] of examples.entries()) {
    const before = await decide(example, 'threw');
    clean[at] = task.score!(before, example) ? 1 : 0;
    for (const [of, perturbation] of perturbations.entries())
      for (const [severity, noted] of found[of]!.entries()) {
        const changed = await perturber.apply(perturbation, severity, example);
        inputsHash.update(contentOf(changed.input));
        const after = await decide(changed, `threw after "${perturbation.id}" (${noted.words})`);
        const abstains = after.kind === 'abstain';
        const right = perturbation.kind === 'impossible' ? abstains : task.score!(after, changed);
        noted.right[at] = right ? 1 : 0;
        noted.abstained[at] = abstains ? 1 : 0;
        noted.changed[at] = saysTheSame(perturbation, before, after, example.input, severity) ? 0 : 1;
      }
    tell((at + 1) / examples.length);
  }
  const all = task.dataSets.find(({ id }) => id === session.spec.dataset)?.exhaustive ?? false;
  return {
    exampleIds: examples.map(({ id }) => id),
    ...describePeople(examples),
    all: all && examples.length === session.examples.length,
    clean,
    perturbations: perturbations.map(({ id, title, kind = 'corruption' }, of) => ({
      id,
      title,
      kind,
      severities: found[of]!,
    })),
    inputsSha256: inputsHash.digest('hex'),
    decisions,
  };
}

const emptySeverity = (words: string, examples: number): Severity => ({
  words,
  right: new Uint8Array(examples),
  abstained: new Uint8Array(examples),
  changed: new Uint8Array(examples),
});

function saysTheSame(
  perturbation: Perturbation<unknown, unknown, unknown>,
  before: Decision<unknown>,
  after: Decision<unknown>,
  input: unknown,
  severity: number,
): boolean {
  return perturbation.same && before.kind === 'answer' && after.kind === 'answer'
    ? perturbation.same(before.answer, after.answer, input, severity)
    : inWords(before) === inWords(after);
}
