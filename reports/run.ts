import type { Environment, Results } from '../harness/results/schema.js';
import { splitInWords } from '../harness/results/split.js';
import { isAhead } from '../harness/results/verdicts.js';
import { formatNumber } from './format.js';
import { capital, list } from './words.js';

/** The run on one line: what, when, where. */
export function runWords({ run, environment, merged }: Results): string {
  const seconds = (Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000;
  const length = seconds < 120 ? `${Math.round(seconds)} seconds` : `${Math.round(seconds / 60)} minutes`;
  return [
    `${run.profile} profile on ${splitInWords(run.split)}`,
    `${run.startedAt.slice(0, 10)}, ${length}`,
    list([...new Set((merged?.parts ?? [{ environment }]).map((part) => machineWords(part.environment)))]),
    ...(merged ? [`${merged.parts.length} ${merged.of} merged`] : []),
    `Node ${environment.node.replace(/^v/, '')}`,
    `seed ${run.seed}`,
  ].join(' · ');
}

/** A sentence on what the run did not measure again, where there is such. */
export function keptSentences({ run: { kept = [] } }: Results): readonly string[] {
  const measurements = kept.reduce((sum, { measurements: { length } }) => sum + length, 0);
  if (measurements === 0) return [];
  const runs = kept.map(
    ({ run, measuredAt, measurements: { length } }) =>
      `${kept.length > 1 ? `${formatNumber(length)} of ` : ''}run ${run} (${measuredAt.slice(0, 10)})`,
  );
  return [
    `${formatNumber(measurements)} ${measurements === 1 ? 'measurement was' : 'measurements were'} kept from ${list(runs)}, which had the same code, data and seed; --fresh measures them again.`,
  ];
}

const machineWords = ({ cpu, cores }: Environment): string => `${cpu}, ${cores} cores`;

/** What a reader must know before believing a figure. */
export function runNotices({ run, merged, selfCheck, cells, wider }: Results): readonly string[] {
  const failed = [...cells, ...wider]
    .flatMap(({ measures }) => Object.values(measures))
    .filter(({ state }) => state === 'failed').length;
  return [
    ...(run.interrupted
      ? [
          `This run was cut short${run.timeLimit?.reached ? ` at its time limit of ${run.timeLimit.seconds} s` : ''}: what it did not reach is listed as skipped or has fewer launches.`,
        ]
      : []),
    ...(merged?.missing ?? []).map((sentence) => `${capital(sentence)}.`),
    ...(run.profile === 'quick' ? ['A quick run, for smoke: too short to quote figures from.'] : []),
    ...(run.split === 'test'
      ? []
      : [
          `Measured on ${splitInWords(run.split)}, ${run.split === 'all' ? 'of data that no program was made with' : 'not on test data'}.`,
        ]),
    ...(selfCheck?.aa.some(({ verdict }) => isAhead(verdict))
      ? ['The harness found a program to differ from itself: timings of this run are not to be trusted.']
      : []),
    ...(selfCheck?.notes ?? []),
    ...(failed > 0
      ? [
          `${failed} ${failed === 1 ? 'measurement' : 'measurements'} failed; the reasons stand in the sections.`,
        ]
      : []),
  ];
}
