import { onExample } from '../../cell/on-example.js';
import type { ProgressTeller } from '../../cell/protocol.js';
import type { CellSession } from '../../cell/session.js';
import { inWords } from '../reasons/question.js';
import { collectDecisions } from '../rules-first/collect.js';
import { kindsOfMeaningless } from './meaningless.js';
import type { SilenceSamples } from './schema.js';

/** How many inputs of each kind that no answer is right for. */
export interface SilenceRequest {
  readonly seed: number;
  readonly meaningless: number;
}

/** Decides on the examples that thresholds are set on, and on inputs that no answer is right for. */
export async function collectSilence(
  session: CellSession,
  { seed, meaningless }: SilenceRequest,
  tell: ProgressTeller,
): Promise<SilenceSamples> {
  const { confidence } = await collectDecisions(session, undefined, tell);
  const { task, loaded, examples, spec } = session;
  const rejections = new Set(task.rejections?.map((answer) => JSON.stringify(answer)));
  const kinds: SilenceSamples['meaningless'] = [];
  for (const kind of kindsOfMeaningless(task, examples)) {
    const said: number[] = [];
    for (const [at, input] of kind.draw(meaningless, seed).entries()) {
      const decision = await onExample(`${at + 1} of "${kind.title}"`, () => loaded.decide(input));
      said.push(
        decision.kind === 'abstain' || rejections.has(inWords(decision))
          ? Number.NaN
          : (decision.confidence ?? 1),
      );
    }
    kinds.push({ title: kind.title, confidence: Float64Array.from(said) });
  }
  return { split: spec.split, confidence, meaningless: kinds };
}
