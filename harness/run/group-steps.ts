import type { CellGroup, Measure, RunRequest } from './plan.js';
import type { Step } from './progress.js';

/** How the progress display names a step. */
export const stepLabel = (group: CellGroup, what: string, program?: string): string =>
  `${group.registered.plugin.task.id}: ${what}${program ? ` of ${program}` : ''}`;

/** The steps that measuring a group takes, for the progress display. */
export function stepsOfGroup(group: CellGroup, request: RunRequest): Step[] {
  const { profile, measures } = request;
  const has = (measure: Measure): boolean => measures.includes(measure);
  const perProgram = group.cells.flatMap(({ label }) => [
    ...(has('accuracy')
      ? [{ label: stepLabel(group, 'accuracy', label), weight: profile.accuracyExamples ? 2 : 8 }]
      : []),
    ...(has('interpretability') ? [{ label: stepLabel(group, 'interpretability', label), weight: 2 }] : []),
    ...(has('memory')
      ? [{ label: stepLabel(group, 'memory', label), weight: 4 + profile.memoryLaunches }]
      : []),
    ...(has('latency')
      ? [{ label: stepLabel(group, 'throughput', label), weight: 1 + 1.5 * profile.throughputSeconds }]
      : []),
  ]);
  const { launches, warmUpMilliseconds, rounds } = profile.latency;
  const launchSeconds = 1 + (0.5 * warmUpMilliseconds + rounds.milliseconds) / 1000;
  return [
    ...perProgram,
    ...(has('accuracy') ? [{ label: stepLabel(group, 'disagreements'), weight: 2 }] : []),
    ...(has('latency')
      ? [{ label: stepLabel(group, 'latency'), weight: launches * launchSeconds * group.cells.length }]
      : []),
  ];
}
