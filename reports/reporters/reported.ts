import type { Outcome, Results } from '../../harness/results/schema.js';
import type { VersionComparison } from '../../harness/results/version-comparison.js';

/** What is reported to a build: a run, a comparison of versions, or a run that measured both versions. */
export interface Reported {
  readonly results?: Results;
  readonly comparison?: VersionComparison;
}

/** A subject of a run with what every measure made of it. */
export interface ReportedSubject {
  /** From the task down, for example `digits, mnist, handwritten on v8`. */
  readonly name: string;
  readonly outcomes: readonly (readonly [measure: string, outcome: Outcome])[];
}

/** The subjects of a run of which anything is said. */
export function subjectsOf({ cells, wider }: Results): readonly ReportedSubject[] {
  return [
    ...cells.map(({ task, dataset, program, runtime, measures }) => ({
      name: `${task}, ${dataset}, ${program} on ${runtime}`,
      outcomes: Object.entries(measures),
    })),
    ...wider.map(({ task, dataset, program, measures }) => ({
      name: [task, dataset, program].filter((part) => part !== undefined).join(', '),
      outcomes: Object.entries(measures),
    })),
  ].filter(({ outcomes }) => outcomes.length > 0);
}
