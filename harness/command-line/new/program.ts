import { commonFiles, titleOf, type NewFiles } from './files.js';

/** A program for a task that is there: rules for tic-tac-toe. */
export function newProgram(name: string): NewFiles {
  return {
    ...commonFiles({
      name,
      about:
        'A hand-written program for the task tic-tac-toe of rules-vs-weights, which is measured beside those that come with it. For another task, name it in `for`.',
      guide: [
        `- \`${name}.rvw.ts\`: which task the program is for`,
        '- `rules.ts`: the program, `decide(board, trace)`',
        '- `rvw.config.ts`: names the plugin, so that every verb of `rvw` knows it',
      ],
      run: 'rvw run --quick --only accuracy,latency,work',
    }),
    [`${name}.rvw.ts`]: `import { definePlugin, rules } from 'rules-vs-weights';

export default definePlugin({
  for: 'tic-tac-toe',
  programs: [
    rules(new URL('./rules.ts', import.meta.url), {
      id: '${name}',
      title: '${titleOf(name)}',
      summary: 'Wins where it can, blocks where it must, and else takes the best free cell.',
    }),
  ],
});
`,
    'rules.ts': `import { abstain, type Decided, type Trace } from 'rules-vs-weights';
import { EMPTY, LINES, MINE, THEIRS, type Board, type Move, type Owner } from 'rules-vs-weights/tasks/tic-tac-toe';

/** The centre lies on four lines, a corner on three, a side on two. */
const BY_WORTH: readonly Move[] = [4, 0, 2, 6, 8, 1, 3, 5, 7];

export function decide(board: Board, trace: Trace): Decided<Move> {
  const wins = completing(board, MINE);
  if (wins !== undefined) {
    trace.rule('two of mine in a line, and a free cell', { cell: wins });
    return wins;
  }
  const blocks = completing(board, THEIRS);
  if (blocks !== undefined) {
    trace.rule('two of theirs in a line, and a free cell', { cell: blocks });
    return blocks;
  }
  const best = BY_WORTH.find((cell) => board[cell] === EMPTY);
  if (best === undefined) return abstain('the board is full');
  trace.rule('the free cell on the most lines', { cell: best });
  return best;
}

/** The free cell of a line whose other two cells are of one side. */
function completing(board: Board, owner: Owner): Move | undefined {
  for (const line of LINES) {
    const free = line.filter((cell) => board[cell] === EMPTY);
    if (free.length === 1 && line.filter((cell) => board[cell] === owner).length === 2) return free[0];
  }
  return undefined;
}
`,
  };
}
