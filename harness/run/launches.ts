import type { CellLaunches } from '../measures/measure.js';
import type { GroupRunner } from '../measures/runner.js';

/** How the progress display names a launch, from 0. */
export const launchStep = (at: number, count: number): string => `launch ${at + 1} of ${count}`;

/** A measure that takes so many launches of a group's cells. */
export interface CountedLaunches {
  readonly launches: CellLaunches;
  readonly count: number;
}

/** What takes launches in one group: all its measures of which that is so, one after the other in every launch. */
export class GroupLaunches {
  /**
   * @param measures one for each measure
   * @param count the most launches that any of them takes
   */
  constructor(
    private readonly runner: GroupRunner,
    private readonly measures: readonly CountedLaunches[],
    readonly count: number,
  ) {}

  /** One launch of all cells in every measure. */
  launch(at: number): Promise<void> {
    return this.runner.step(launchStep(at, this.count), async (tell) => {
      const taken = this.measures.filter(({ count }) => at < count);
      for (const [place, { launches }] of taken.entries())
        await launches.launch(at, (share) => tell((place + share) / taken.length));
    });
  }

  async finish(): Promise<void> {
    for (const { launches } of this.measures) await launches.finish();
  }
}

/**
 * Launches the programs of all groups in turns: the first launch of every group, then the second of every group. A group's
 * launches are so spread over the whole time, and their differences hold what minutes do to a shared machine.
 *
 * @param signal where it aborts, the launches that were complete count
 */
export async function takeTurns(groups: readonly GroupLaunches[], signal: AbortSignal): Promise<void> {
  const most = Math.max(0, ...groups.map(({ count }) => count));
  try {
    for (let at = 0; at < most; at++)
      for (const group of groups) if (at < group.count) await group.launch(at);
    for (const group of groups) await group.finish();
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
