import type { Outcome } from '../results/schema.js';

/** What a measure collected of a subject, or why it did not. */
export type CollectedOutcome =
  { readonly state: 'collected'; readonly samples: unknown } | Exclude<Outcome, { state: 'measured' }>;

/** What a subject is named after, from its task down: a raw file is named after it, too. */
export type SubjectName = readonly string[];

/** The name of a cell. */
export const ofCell = ({
  task,
  dataset,
  program,
  runtime,
}: {
  readonly task: string;
  readonly dataset: string;
  readonly program: string;
  readonly runtime: string;
}): SubjectName => [task, dataset, program, runtime];

/** How long a measure took to collect of a subject. */
export interface Collecting {
  readonly measure: string;
  readonly of: SubjectName;
  readonly seconds: number;
}

/** Which run measured something that another one kept, and when. */
export interface Origin {
  readonly run: string;
  readonly measuredAt: string;
}

/** What a run did not measure again. */
export interface Kept extends Origin {
  readonly measure: string;
  readonly of: SubjectName;
}

/** Everything that measures collected of the subjects of a run. */
export class Collected {
  readonly #outcomes = new Map<string, CollectedOutcome>();
  readonly #collecting: Collecting[] = [];
  readonly #kept: Kept[] = [];

  /** Notes how long it took; no figure may hang on it. */
  took(collecting: Collecting): void {
    this.#collecting.push(collecting);
  }

  /** How long everything took that this run collected itself. */
  get collecting(): readonly Collecting[] {
    return this.#collecting;
  }

  /** Notes that it was kept from another run. */
  wasKept(kept: Kept): void {
    this.#kept.push(kept);
  }

  /** What was kept from other runs. */
  get kept(): readonly Kept[] {
    return this.#kept;
  }

  set(measure: string, of: SubjectName, outcome: CollectedOutcome): void {
    this.#outcomes.set(JSON.stringify([measure, ...of]), outcome);
  }

  get(measure: string, of: SubjectName): CollectedOutcome | undefined {
    return this.#outcomes.get(JSON.stringify([measure, ...of]));
  }

  readonly #lost = new Map<string, string>();

  /** Notes that a program cannot be measured any further, and why. */
  lose(of: SubjectName, why: string): void {
    this.#lost.set(JSON.stringify(of), why);
  }

  /** Why a program cannot be measured any further, where that is so. */
  lost(of: SubjectName): string | undefined {
    return this.#lost.get(JSON.stringify(of));
  }

  /** The samples of a subject, where there are any. */
  samples(measure: string, of: SubjectName): unknown {
    const outcome = this.get(measure, of);
    return outcome?.state === 'collected' ? outcome.samples : undefined;
  }
}
