import { randomUUID } from 'node:crypto';

import { UserError } from '../../tasks/contract/index.js';
import { RawFolder } from './raw-folder.js';
import type { RequestDescription } from './describe-request.js';

/**
 * Begins the raw files of a new run, or goes on with those of the same request.
 *
 * @throws UserError where there is no such run to continue
 */
export async function openRaw(
  folder: string,
  resume: boolean,
  startedAt: string,
  request: RequestDescription,
): Promise<RawFolder> {
  if (!resume) return RawFolder.begin(folder, { run: randomUUID(), startedAt, request });
  const before = await RawFolder.open(folder);
  if (!before)
    throw new UserError(`there is no run to continue in ${folder}; leave --resume out to start one`);
  requireSameRequest(before.run.request, request);
  return before;
}

/**
 * Lets a run be continued only by the same request.
 *
 * @throws UserError naming what differs
 */
function requireSameRequest(before: RequestDescription, now: RequestDescription): void {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  const different = names
    .filter((name) => before[name] !== now[name])
    .map((name) => `${name} was ${before[name] ?? 'none'}, is ${now[name] ?? 'none'}`);
  if (different.length > 0)
    throw new UserError(
      `--resume continues only the same run, but ${different.join('; ')}; repeat the first command, or leave --resume out to start anew`,
    );
}
