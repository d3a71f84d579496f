import { availableParallelism } from 'node:os';
import { Semaphore } from 'async-mutex';

/** Something that is collected: one measure of one subject. */
export interface Job {
  /** Jobs that must be done before; they stand before it in the list. */
  readonly after: readonly Job[];
  /** True where nothing else may run meanwhile, since it is timed. */
  readonly alone: boolean;
  readonly run: () => Promise<void>;
}

/** A program may hold hundreds of megabytes, so a machine of many cores does not run one on each. */
const MOST_AT_ONCE = 8;

/**
 * Runs jobs, the first ones first, as many at once as there are cores: one that is long holds up none but those that need
 * it.
 *
 * @param jobs in an order of need
 * @param atOnce how many run side by side
 * @throws what the first job that fails throws; those that run end first, and no other is begun
 */
export async function runJobs(
  jobs: readonly Job[],
  atOnce = Math.min(availableParallelism(), MOST_AT_ONCE),
): Promise<void> {
  const places = new Semaphore(atOnce);
  const done = new Map<Job, Promise<void>>();
  const failures: unknown[] = [];
  const runOne = async (job: Job): Promise<void> => {
    if (failures.length > 0) return;
    await job.run().catch((error: unknown) => failures.push(error));
  };
  for (const job of jobs) {
    const before = job.after.map((one) => {
      const running = done.get(one);
      if (!running) throw new Error('a job stands before what it needs');
      return running;
    });
    done.set(
      job,
      Promise.all(before).then(() => places.runExclusive(() => runOne(job), job.alone ? atOnce : 1)),
    );
  }
  await Promise.all(done.values());
  if (failures.length > 0) throw failures[0];
}
