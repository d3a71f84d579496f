// Does anything get lost where a run is killed, the disk fills up, or several want one folder? Tries it and prints a table;
// the exit code is 1 where something was lost: `npm run build && node dist/harness/bench/fault-tries.js`, with
// `--quick-form` for a few tries instead of all, and `--seed NUMBER` for other moments.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { tryContenders } from './faults/contenders.js';
import { tryFullDisk } from './faults/full-disk.js';
import { tryKills } from './faults/kills.js';

const { values } = parseArgs({
  options: { 'quick-form': { type: 'boolean', default: false }, seed: { type: 'string', default: '2017' } },
});
const top = await mkdtemp(join(tmpdir(), 'rvw-faults-'));
let lost = 0;
try {
  console.log('| tried | what came of it | lost |\n|---|---|---|');
  for (const [name, attempt] of Object.entries({ tryKills, tryFullDisk, tryContenders })) {
    const folder = join(top, name);
    await mkdir(folder);
    for (const one of await attempt({ short: values['quick-form'], seed: Number(values.seed), folder })) {
      console.log(`| ${one.what} | ${one.outcome} | ${one.lost ? 'YES' : 'nothing'} |`);
      if (one.lost) lost++;
    }
  }
} finally {
  await rm(top, { recursive: true, force: true });
}
process.exitCode = lost > 0 ? 1 : 0;
