import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import { join } from 'node:path';

import type { Extent, Try } from './tries.js';

const CONTENDERS = 6;
const ROUNDS = 50;
const ROUNDS_IN_SHORT = 3;

const LOCK = new URL('../../lock.js', import.meta.url).href;

/** Lets several processes want a folder at once whose lock is stale: one gets it, every time. */
export async function tryContenders({ short, folder }: Extent): Promise<Try[]> {
  const rounds = short ? ROUNDS_IN_SHORT : ROUNDS;
  let single = 0;
  for (let round = 0; round < rounds; round++) {
    const wanted = join(folder, `wanted-${round}`);
    await mkdir(wanted);
    // Beyond the largest id that Linux gives (4,194,304).
    const gone = { process: 2 ** 30, machine: os.hostname(), started: 'then' };
    await writeFile(join(wanted, '.rvw-lock'), JSON.stringify(gone));
    if ((await countHolders(wanted)) === 1) single++;
  }
  return [
    {
      what: `${CONTENDERS} contenders for one stale lock, ${rounds} rounds`,
      outcome: `one holder in ${single} of ${rounds}`,
      lost: single < rounds,
    },
  ];
}

/** How many of the contenders say that they hold the folder, all of them being alive until the last has spoken. */
async function countHolders(folder: string): Promise<number> {
  const script = `import { lockFolder } from ${JSON.stringify(LOCK)};
    process.stdin.once('data', () =>
      lockFolder(${JSON.stringify(folder)}).then(() => console.log('held'), () => console.log('refused')));
    console.log('ready');`;
  const contenders = Array.from({ length: CONTENDERS }, () => {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const next = (): Promise<string> =>
      new Promise((resolve) => child.stdout.once('data', (text: Buffer) => resolve(text.toString().trim())));
    return { child, next, ready: next(), closed: new Promise((resolve) => child.once('close', resolve)) };
  });
  await Promise.all(contenders.map(({ ready }) => ready));
  const said = await Promise.all(
    contenders.map(({ child, next }) => {
      const answer = next();
      child.stdin.write('now\n');
      return answer;
    }),
  );
  for (const { child } of contenders) child.stdin.end();
  await Promise.all(contenders.map(({ closed }) => closed));
  return said.filter((text) => text === 'held').length;
}
