import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { createRandom } from '../../../tasks/kit/random.js';
import { rvw } from '../run-rvw.js';
import { findings, runWords, whyBroken, type Extent, type Try } from './tries.js';

const KILLS = 10;
const KILLS_IN_SHORT = 2;

/** A run that is not done by then is not going on. */
const MOST_RESUMES = 3;

/**
 * Kills runs at random moments and goes on with them: what they find out is what a run finds out that nobody disturbed, and
 * what the run before left stays whole until then.
 */
export async function tryKills(extent: Extent): Promise<Try[]> {
  const { short, seed, folder } = extent;
  const [before, undisturbed] = [join(folder, 'before'), join(folder, 'undisturbed')];
  await rvw(runWords(extent, before, seed + 1));
  const start = performance.now();
  await rvw(runWords(extent, undisturbed, seed));
  const duration = performance.now() - start;
  const expected = await findings(undisturbed);
  if (expected === '') return [{ what: 'a run', outcome: 'fails without a fault', lost: true }];
  const random = createRandom(seed, 'kills');
  const tries: Try[] = [];
  for (let at = 0; at < (short ? KILLS_IN_SHORT : KILLS); at++) {
    const out = join(folder, `killed-${at}`);
    const overOld = at % 2 === 1;
    if (overOld) await cp(before, out, { recursive: true });
    else await mkdir(out);
    const moment = random.uniform() * duration;
    const killed = await rvw(runWords(extent, out, seed), { killAfter: moment });
    const broken = overOld && killed.code === null ? await whyBroken(out, join(folder, 'report')) : undefined;
    let resumes = 0;
    let code: number | null = killed.code;
    while (code !== 0 && resumes < MOST_RESUMES) {
      code = (await rvw(runWords(extent, out, seed, '--resume'))).code;
      resumes++;
    }
    const same = (await findings(out)) === expected;
    tries.push({
      what: `kill −9 after ${(moment / 1000).toFixed(2)} s of ${(duration / 1000).toFixed(2)} s${overOld ? ', over an older run' : ''}`,
      outcome: [
        killed.code === null ? `went on after ${resumes} × --resume` : 'was over before',
        same ? 'every deterministic figure the same' : 'FIGURES DIFFER',
        ...(overOld && killed.code === null
          ? [broken === undefined ? 'older run whole' : `OLDER RUN BROKEN: ${broken}`]
          : []),
      ].join(', '),
      lost: !same || code !== 0 || broken !== undefined,
    });
  }
  return tries;
}
