import { hasRight, type AccuracySamples } from '../accuracy/schema.js';
import { otherData } from '../agility/other-data.js';
import { readSweep, scoredOn, unlessDefault } from '../agility/sweep-file.js';
import { isScored, NOT_SCORED } from '../agility/over-networks.js';
import { defineMeasure, NotApplicable } from '../measure.js';
import type { GroupRunner } from '../runner.js';
import { withoutRightAnswers } from '../scoring.js';
import { moreDataSamplesSchema, moreDataSchema, type MoreDataSamples } from './schema.js';
import { summariseMoreData } from './summarise.js';

/** M6, more data: how many labelled examples a network needs until it passes the rules. */
export const moreData = defineMeasure({
  id: 'more-data',
  title: 'More data',
  reading:
    'How many of its answers a network gets wrong by the number of labelled examples that it learned from, and from how many on it is right more often than the program that needs none.',
  scope: 'group',
  needs: ['accuracy'],
  samples: moreDataSamplesSchema,
  result: moreDataSchema,
  seconds: () => 1,
  repeatable: true,
  collection: { of: 'group', collect: readCurves },
  summarise: ({ networks, rules }: MoreDataSamples, { cells, split, exhaustive }) => {
    if (!isScored(split)) return new NotApplicable(NOT_SCORED);
    const evidence = rules.flatMap(({ program, runtime }) => {
      const cell = cells.find((one) => one.program === program && one.runtime === runtime);
      const samples = cell?.samplesOf('accuracy') as AccuracySamples | undefined;
      return samples && hasRight(samples) ? [{ program, samples }] : [];
    });
    return summariseMoreData({ networks }, evidence, split, exhaustive);
  },
});

/** Reads what was recorded of the networks of a group; why there is nothing, where there is nothing of any. */
async function readCurves(runner: GroupRunner): Promise<MoreDataSamples | NotApplicable> {
  const { cells, task, dataset } = runner;
  const without = withoutRightAnswers(task);
  if (without !== undefined) return new NotApplicable(without);
  const networks: MoreDataSamples['networks'] = [];
  let reason = 'no network of the task can be trained on less data';
  for (const { program } of cells) {
    if (!program.sweep || networks.some((one) => one.program === program.id)) continue;
    if (!program.sweep.varies.includes('share')) {
      reason = 'the network learns without a set of examples';
      continue;
    }
    const other = unlessDefault(task, dataset);
    const sweep = await readSweep(program.sweep.recorded, 'share', other);
    const missing = sweep
      ? await otherData(sweep, runner)
      : `nothing was recorded; "rvw train ${task.id} --share 0.01,0.1,1 --seeds 3${scoredOn(other)}" records it`;
    if (sweep && missing === undefined) networks.push({ program: program.id, sweep });
    else reason = missing!;
  }
  if (networks.length === 0) return new NotApplicable(reason);
  return {
    networks,
    rules: cells
      .filter(({ kind }) => kind === 'handwritten')
      .map(({ spec: { program, runtime } }) => ({ program, runtime })),
  };
}
