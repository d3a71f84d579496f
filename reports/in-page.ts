/** What a page needs so that a task can be tried in it: scripts and data, to be inlined. */
export interface TaskInReport {
  /** The task's id. */
  readonly task: string;
  /** What there is to do, and how. */
  readonly title: string;
  readonly reading: string;
  /** Whether it can be tried on the first screen, too. */
  readonly onFirstScreen: boolean;
  /** A script that puts what `TaskInPage` describes into the variable `inPage`. */
  readonly script: string;
  readonly programs: readonly ProgramInReport[];
}

/** A program of a {@link TaskInReport}. */
export interface ProgramInReport {
  readonly id: string;
  /** A script that puts a function `open` into the variable `inPage`. */
  readonly script: string;
  /** What `open` is given. */
  readonly data: Uint8Array;
  /** To how many bits weights are rounded in these data, where they are. */
  readonly bits?: number;
}
