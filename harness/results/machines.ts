import type { Environment, Results } from './schema.js';

/** The programs of a task on a data set, which are measured on one machine beside each other. */
interface Group {
  readonly task: string;
  readonly dataset: string;
}

/**
 * Where a group was measured: of merged results once for each part that has it, a shard or a run.
 *
 * @example
 * environmentsOf(results, { task: 'digits', dataset: 'mnist' }).map(({ cpu }) => cpu);
 */
export const environmentsOf = (
  { environment, merged }: Pick<Results, 'environment' | 'merged'>,
  { task, dataset }: Group,
): readonly Environment[] =>
  merged
    ? merged.parts
        .filter(({ groups }) => groups.some((one) => one.task === task && one.dataset === dataset))
        .map((part) => part.environment)
    : [environment];
