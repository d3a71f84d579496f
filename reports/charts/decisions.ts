import { programsWith, type Slice } from '../slice.js';

/**
 * One program for each way of deciding: the runtimes of a program that decide alike are shown once, under the program's
 * name, so that charts by class are not repeated for nothing.
 */
export function distinctDecisions(slice: Slice) {
  const runs = programsWith(slice, 'accuracy').map((run) => ({
    ...run,
    key: `${run.program} ${run.result.decisionsSha256}`,
  }));
  const first = runs.filter(({ key }, at) => runs.findIndex((other) => other.key === key) === at);
  return first.map((run) => {
    const alone = first.filter(({ program }) => program === run.program).length === 1;
    return alone ? { ...run, ...slice.nameOf({ program: run.program }) } : run;
  });
}

/** Those of a task whose answers are right or not. */
export const distinctRightAnswers = (slice: Slice) =>
  distinctDecisions(slice).flatMap((run) => ('share' in run.result ? [{ ...run, result: run.result }] : []));

/** Those of a task that has a loss or episodes. */
export const distinctOutcomes = (slice: Slice) =>
  distinctDecisions(slice).flatMap((run) => ('mean' in run.result ? [{ ...run, result: run.result }] : []));
