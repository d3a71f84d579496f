import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

import { UserError } from '../../tasks/contract/index.js';
import type { Results } from '../results/schema.js';
import { RawFolder, removeRaw, type RawRun } from './raw-folder.js';
import type { RequestDescription } from './describe-request.js';

/** The raw files that the results were made of. */
const KEPT = 'raw';

/** The raw files of a run that is under way, or was killed: they take the place of those before when its results do. */
const UNDER_WAY = /^raw-[0-9a-f-]{36}$/;

/** The raw files that the results before give way to, for a moment. */
const GIVEN_WAY = 'raw-before';

/** Which run it is, and when it was continued last: every time it makes results of its own. */
type RunIdentity = Pick<Results['run'], 'id' | 'resumedAt'>;

const isOf = ({ run }: RawFolder, { id, resumedAt }: RunIdentity): boolean =>
  run.run === id && run.resumedAt === resumedAt;

const placeOf = (out: string, run: string): string => join(out, `raw-${run}`);

/** What a run that begins or goes on is told. */
export interface Opening {
  readonly resume: boolean;
  readonly startedAt: string;
  readonly request: RequestDescription;
  /** Says a line to the user. */
  readonly note: (line: string) => void;
}

/**
 * Begins the raw files of a run in a folder of its own, or goes on with those of the same request. What lies beside the
 * results stays as it is until there are others.
 *
 * @param out where the run writes its results
 * @throws UserError where there are only runs of other requests to continue
 */
export async function openRaw(out: string, opening: Opening): Promise<RawFolder> {
  await finishSettling(out);
  const { resume, startedAt, request, note } = opening;
  const left = resume ? await findLeft(out, opening) : undefined;
  if (left && !(await left.isEmpty())) {
    const run: RawRun = { ...left.run, resumedAt: startedAt };
    // A run that is over is continued as a copy: its results stay beside the samples that they were made of.
    const place = placeOf(out, run.run);
    return left.folder === place ? RawFolder.begin(place, run) : left.copyTo(place, run);
  }
  if (resume) note(`there is nothing to continue in ${out}: the run starts from the beginning`);
  const run = randomUUID();
  return RawFolder.begin(placeOf(out, run), { run, startedAt, request, code: {} });
}

/** Begins the raw files of results that are put together of others. */
export async function beginRaw(out: string, run: RawRun): Promise<RawFolder> {
  await finishSettling(out);
  return RawFolder.begin(placeOf(out, run.run), run);
}

/** The run to go on with: the last of those that were cut short and have something, or else the one that is over. */
async function findLeft(out: string, { request, note }: Opening): Promise<RawFolder | undefined> {
  const cutShort: RawFolder[] = [];
  for (const folder of await listUnderWay(out)) {
    const raw = await openLeft(folder, note);
    if (raw) cutShort.push(raw);
    else if (raw === null) await rename(folder, `${folder}.damaged`);
  }
  const kept = cutShort.length > 0 ? undefined : await openLeft(join(out, KEPT), note);
  const found = kept ? [kept] : cutShort.sort((a, b) => lastStart(b).localeCompare(lastStart(a)));
  const same = found.filter(({ run }) => differences(run.request, request).length === 0);
  if (found[0] && same.length === 0) refuse(found[0].run.request, request);
  const filled = await Promise.all(same.map(async (raw) => ({ raw, empty: await raw.isEmpty() })));
  return (filled.find(({ empty }) => !empty) ?? filled[0])?.raw;
}

const lastStart = ({ run: { startedAt, resumedAt } }: RawFolder): string => resumedAt ?? startedAt;

/** What a run left in a folder; null where nobody can tell what it is, which is said. */
async function openLeft(folder: string, note: (line: string) => void): Promise<RawFolder | undefined | null> {
  try {
    return await RawFolder.open(folder);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    note(`what a run left in ${folder} cannot be continued: ${error.message.split('; ')[0]!}`);
    return null;
  }
}

const listUnderWay = async (out: string): Promise<string[]> =>
  (await readdir(out).catch(() => [])).filter((name) => UNDER_WAY.test(name)).map((name) => join(out, name));

/**
 * Puts the raw files of a run in the place of those before, once its results are written, and removes what earlier runs
 * left that were killed. A kill on the way loses nothing: {@link openRawOf} finds them at either place.
 */
export async function settleRaw(out: string, results: RunIdentity): Promise<void> {
  const [place, kept, before] = [placeOf(out, results.id), join(out, KEPT), join(out, GIVEN_WAY)];
  const raw = await RawFolder.open(place);
  if (!raw || !isOf(raw, results)) return;
  // What an earlier one was killed at, when it had only this to do.
  if (existsSync(kept)) await removeRaw(before, kept);
  await rename(kept, before).catch(ignoreMissing);
  await rename(place, kept);
  await removeRaw(before, kept);
  for (const folder of await listUnderWay(out)) await rm(folder, { recursive: true });
}

/** Ends what {@link settleRaw} was killed at. */
async function finishSettling(out: string): Promise<void> {
  if ((await listUnderWay(out)).length === 0) return;
  const text = await readFile(join(out, 'results.json'), 'utf8').catch(() => '{}');
  const { data } = resultsSchema.safeParse(parseOrNothing(text));
  if (data) await settleRaw(out, data.run);
}

const resultsSchema = z.object({
  run: z.object({ id: z.string(), resumedAt: z.string().exactOptional() }),
});

function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

/**
 * Opens the raw files that results were made of, beside which they lie.
 *
 * @returns undefined where there are none; those of another run where there are no others
 * @throws UserError where they cannot be read
 */
export async function openRawOf(out: string, results: RunIdentity): Promise<RawFolder | undefined> {
  const kept = await RawFolder.open(join(out, KEPT));
  if (kept && isOf(kept, results)) return kept;
  const settling = await RawFolder.open(placeOf(out, results.id));
  return settling && isOf(settling, results) ? settling : kept;
}

const differences = (before: RequestDescription, now: RequestDescription): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .filter((name) => before[name] !== now[name])
    .map((name) => `${name} was ${before[name] ?? 'none'}, is ${now[name] ?? 'none'}`);

/** Lets a run be continued only by the same request. */
function refuse(before: RequestDescription, now: RequestDescription): never {
  throw new UserError(
    `--resume continues only the same run, but ${differences(before, now).join('; ')}; repeat the first command, or leave --resume out to start anew`,
  );
}
