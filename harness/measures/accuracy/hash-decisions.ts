import { createHash } from 'node:crypto';

/**
 * The SHA-256 of all decisions in order: two runs with one seed must agree, and a file whose answers were changed is found
 * out by it.
 *
 * @param answers as JSON; null for an abstention
 * @param confidence NaN where there is none
 * @param values losses or outcomes of episodes, where the task has them: an episode is more than its first answer
 */
export const hashDecisions = (
  answers: readonly (string | null)[],
  confidence: Float64Array,
  values?: Float64Array,
): string =>
  createHash('sha256')
    .update(JSON.stringify([answers, [...confidence], ...(values ? [[...values]] : [])]))
    .digest('hex');
