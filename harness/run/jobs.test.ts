import fc from 'fast-check';
import { expect, it } from 'vitest';

import { runJobs, type Job } from './jobs.js';

/** Jobs that end when they are told to, and what happened so far. */
function controlled(...specs: readonly { readonly after?: readonly number[]; readonly alone?: boolean }[]) {
  const events: string[] = [];
  const ends: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const pending = specs.map(() => new Promise<void>((resolve, reject) => ends.push({ resolve, reject })));
  const jobs: Job[] = [];
  specs.forEach(({ after = [], alone = false }, at) =>
    jobs.push({
      after: after.map((one) => jobs[one]!),
      alone,
      run: async () => {
        events.push(`begin ${at}`);
        await pending[at]!;
        events.push(`end ${at}`);
      },
    }),
  );
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    jobs,
    events,
    settle,
    end: async (at: number) => {
      ends[at]!.resolve();
      await settle();
    },
    fail: async (at: number, error: Error) => {
      ends[at]!.reject(error);
      await settle();
    },
  };
}

it('runs as many at once as there is room for, the first ones first', async () => {
  const { jobs, events, settle, end } = controlled({}, {}, {});
  const all = runJobs(jobs, 2);
  await settle();
  expect(events).toEqual(['begin 0', 'begin 1']);
  await end(1);
  expect(events).toEqual(['begin 0', 'begin 1', 'end 1', 'begin 2']);
  await end(0);
  await end(2);
  await all;
});

it('begins a job when all that it needs is done, and lets others pass it', async () => {
  const { jobs, events, settle, end } = controlled({}, { after: [0] }, {}, {});
  const all = runJobs(jobs, 2);
  await settle();
  expect(events).toEqual(['begin 0', 'begin 2']);
  await end(0);
  expect(events).toEqual(['begin 0', 'begin 2', 'end 0', 'begin 3']);
  await end(3);
  expect(events.at(-1)).toBe('begin 1');
  for (const at of [1, 2]) await end(at);
  await all;
});

it('runs a job that is timed with nothing beside it', async () => {
  const { jobs, events, settle, end } = controlled({}, { alone: true }, {});
  const all = runJobs(jobs, 2);
  await settle();
  expect(events).toEqual(['begin 0']);
  await end(0);
  expect(events).toEqual(['begin 0', 'end 0', 'begin 1']);
  await end(1);
  await end(2);
  await all;
  expect(events.slice(3)).toEqual(['end 1', 'begin 2', 'end 2']);
});

it('begins none after one that fails, and throws what it threw when those that run have ended', async () => {
  const { jobs, events, settle, end, fail } = controlled({}, {}, {});
  const all = runJobs(jobs, 2);
  const outcome = expect(all).rejects.toThrow('disk full');
  await settle();
  await fail(0, new Error('disk full'));
  await end(1);
  await outcome;
  expect(events).toEqual(['begin 0', 'begin 1', 'end 1']);
});

it('runs every job once, after what it needs, never more at once than allowed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({ needs: fc.array(fc.nat(20), { maxLength: 3 }), alone: fc.boolean(), turns: fc.nat(3) }),
        { maxLength: 15 },
      ),
      fc.integer({ min: 1, max: 4 }),
      async (specs, atOnce) => {
        const done = new Set<number>();
        let running = 0;
        const jobs: Job[] = [];
        specs.forEach(({ needs, alone, turns }, at) => {
          const before = needs.filter((need) => need < at);
          jobs.push({
            after: before.map((need) => jobs[need]!),
            alone,
            run: async () => {
              running += 1;
              expect(running).toBeLessThanOrEqual(alone ? 1 : atOnce);
              expect(before.every((need) => done.has(need))).toBe(true);
              for (let turn = 0; turn < turns; turn++) await Promise.resolve();
              expect(done.has(at)).toBe(false);
              done.add(at);
              running -= 1;
            },
          });
        });
        await runJobs(jobs, atOnce);
        expect(done.size).toBe(specs.length);
      },
    ),
  );
});
