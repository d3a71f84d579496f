import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { rvw } from '../run-rvw.js';

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
