import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { handwrittenTicTacToe } from '../../handwritten/tic-tac-toe/index.js';
import type { Board } from '../../tasks/tic-tac-toe/board.js';
import { positions } from '../../tasks/tic-tac-toe/positions.js';
import { createRandom } from '../../tasks/kit/random.js';
import type { ReasonSamples } from '../measures/reasons/schema.js';
import { runRvw } from './test-rvw.js';

let folder: string;
let samples: ReasonSamples;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rvw-exact-reasons-'));
  const { code, error } = await runRvw([
    ...['run', 'tic-tac-toe', '--program', 'handwritten', '--only', 'reasons', '--quick', '--out', folder],
  ]);
  expect(code, error).toBe(0);
  const name = 'reasons--tic-tac-toe--positions--handwritten--v8.json';
  const text = await readFile(join(folder, 'raw', name), 'utf8');
  ({ samples } = JSON.parse(text) as { samples: ReasonSamples });
}, 300_000);
afterAll(() => rm(folder, { recursive: true }));

it('the reasons of a game are the smallest that an enumeration of its own finds, on a hundred positions', async () => {
  const boards = (await positions.load('test', { seed: 1, cacheFolder: '' })).map(({ input }) => input);
  const program = await handwrittenTicTacToe.load({ runtime: 'v8' });
  const answers = await Promise.all(boards.map(async (board) => JSON.stringify(await program.decide(board))));
  const moves = answers.map((text) => (JSON.parse(text) as { answer?: number }).answer);
  expect(samples.others).toHaveLength(boards.length);
  expect(samples.exact).toBe(true);
  const drawn = createRandom(1, 'positions to enumerate').shuffled(boards.keys()).slice(0, 100);
  const sizes = new Set<number>();
  for (const place of drawn) {
    const found = samples.others[place]!;
    const { size, shares } = smallest(boards, moves, place);
    expect(found.groups, `position ${place}`).toHaveLength(size);
    // Of several sets of that size it is one that keeps most.
    const own = shareOf(boards, moves, place, found.groups);
    expect(own).toEqual({ kept: found.kept, draws: found.draws });
    expect(own.kept / own.draws).toBe(Math.max(...shares));
    sizes.add(size);
  }
  expect(sizes.size).toBeGreaterThan(2);
});

/** Of the boards that have the same in some cells, how many get the same move. */
function shareOf(
  boards: readonly Board[],
  moves: readonly (number | undefined)[],
  place: number,
  cells: readonly number[],
): { readonly kept: number; readonly draws: number } {
  let [kept, draws] = [0, 0];
  boards.forEach((board, at) => {
    if (!cells.every((cell) => board[cell] === boards[place]![cell])) return;
    draws += 1;
    if (moves[at] === moves[place]) kept += 1;
  });
  return { kept, draws };
}

/** The fewest cells that keep the move on 19 of 20 boards that agree in them: all sets, by size, one after the other. */
function smallest(
  boards: readonly Board[],
  moves: readonly (number | undefined)[],
  place: number,
): { readonly size: number; readonly shares: readonly number[] } {
  for (let size = 0; ; size++) {
    const shares = choose([0, 1, 2, 3, 4, 5, 6, 7, 8], size)
      .map((cells) => shareOf(boards, moves, place, cells))
      .filter(({ kept, draws }) => 20 * kept >= 19 * draws)
      .map(({ kept, draws }) => kept / draws);
    if (shares.length > 0) return { size, shares };
  }
}

function choose(from: readonly number[], count: number): number[][] {
  if (count === 0) return [[]];
  return from.flatMap((first, at) => choose(from.slice(at + 1), count - 1).map((rest) => [first, ...rest]));
}
