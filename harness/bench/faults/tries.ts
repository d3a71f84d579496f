import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What was tried, and what came of it. */
export interface Try {
  readonly what: string;
  readonly outcome: string;
  /** True where something was lost, or wrong in silence. */
  readonly lost: boolean;
}

/** How much is tried. */
export interface Extent {
  readonly short: boolean;
  readonly seed: number;
  /** An empty folder for what the tries write. */
  readonly folder: string;
}

const MAIN = fileURLToPath(new URL('../../command-line/main.js', import.meta.url));

/** How a command ended: its exit code, or null where a signal ended it. */
export interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** Runs `rvw` in a process of its own, which is killed after so many milliseconds where they are given. */
export function rvw(words: readonly string[], killAfter?: number): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, ...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
      // What an earlier try measured is to be measured again, or there would be nothing to disturb.
      env: { ...process.env, RVW_FRESH: '1' },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => (said += text.toString()));
    const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, said });
    });
  });
}

/** Measures whose figures follow from the seed alone. */
const DETERMINISTIC = ['accuracy', 'shift', 'work', 'interpretability'];

/** The words of a run that takes some seconds; in short, it times nothing. */
export const runWords = (
  { short }: Extent,
  folder: string,
  seed: number,
  ...more: readonly string[]
): string[] => [
  ...['run', 'tic-tac-toe', '--quick', '--seed', String(seed), '--out', folder],
  ...(short
    ? ['--only', 'accuracy,interpretability']
    : ['--only', [...DETERMINISTIC, 'latency'].join(), '--launches', '2']),
  ...more,
];

interface Measured {
  readonly measures: Readonly<Record<string, { readonly state: string }>>;
}

/** What a run found out that must be the same in every run of this seed; an empty text where it failed at anything. */
export async function findings(folder: string): Promise<string> {
  const text = await readFile(join(folder, 'results.json'), 'utf8').catch(() => '{}');
  const { cells = [], wider = [] } = JSON.parse(text) as { cells?: Measured[]; wider?: Measured[] };
  const all = [...cells, ...wider];
  const failed = ['failed', 'skipped'];
  if (all.some(({ measures }) => Object.values(measures).some(({ state }) => failed.includes(state))))
    return '';
  return JSON.stringify(
    all.map((subject) => ({
      ...subject,
      measures: DETERMINISTIC.map((measure) => subject.measures[measure] ?? null),
    })),
  );
}

/** Why the results of a folder do not follow from the raw samples beside them, or undefined where they do. */
export async function whyBroken(folder: string, elsewhere: string): Promise<string | undefined> {
  const { code, said } = await rvw(['report', join(folder, 'results.json'), '--out', elsewhere]);
  if (code === 0 && said.includes('the same figures to the last digit')) return undefined;
  return said.trim().split('\n').at(-1)!;
}
