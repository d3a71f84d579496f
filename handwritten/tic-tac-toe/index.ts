import type { Decision, Program } from '../../tasks/contract/index.js';
import type { Board, Move } from '../../tasks/tic-tac-toe/board.js';
import { ruleProgram, type RuleBook } from '../rule-book.js';
import type { Path } from '../rule-path.js';
import { Sight, type Cells, type Facts } from './facts.js';
import { CELL_ORDER, GAME_OVER, TACTICS, type NamingRule } from './rules.js';

const LISTS = { refusals: [GAME_OVER], tactics: TACTICS, cellOrder: CELL_ORDER };

const BOOK: RuleBook<Facts, Move, typeof LISTS> = {
  task: 'tic-tac-toe',
  groups: [GAME_OVER, ...TACTICS, ...CELL_ORDER].map(({ id, title }) => ({ id, title })),
  rules: LISTS,
  decide: decideByRules,
  lists: [
    'myWins',
    'theirWins',
    'myForks',
    'theirForks',
    'forcingMarks',
    'onlyForks',
    'diversions',
    'freeCentre',
    'freeCorners',
    'freeSides',
  ],
};

/** Nine rules in order: six about what stands on the board, three about what a cell is worth. */
export const handwrittenTicTacToe: Program<Board, Move> = ruleProgram(
  BOOK,
  {
    title: 'Nine rules in order',
    summary:
      'Win, block, fork, force a fork, block the fork, divert; else the centre, a corner, a side. The first rule that names a cell decides; if it names several, the centre comes before corners and corners before sides. All but the fourth are the textbook’s, with its “block a fork” split in two and made precise; the fourth is what the textbook lacks to be right in every position. Nothing is searched beyond the one answer that a threat forces, and no position is looked up.',
    module: import.meta.url,
  },
  () =>
    (board): Facts =>
      new Sight(board),
);

/** Follows the rules in order: the first that names cells decides. */
function decideByRules({ refusals, tactics, cellOrder }: typeof LISTS, path: Path<Facts>): Decision<Move> {
  for (const refusal of refusals) {
    const reason = path.ask(refusal);
    if (reason !== undefined) return { kind: 'abstain', reason };
  }
  const named = firstToApply(tactics, path, undefined);
  // Several cells of one tactic, and all cells where no tactic applies, are ranked by what a cell is worth.
  const best = named?.length === 1 ? named : (firstToApply(cellOrder, path, named) ?? named);
  return best ? { kind: 'answer', answer: best[0]! } : { kind: 'abstain', reason: 'no rule applies' };
}

/** The cells that the first rule to name any names, among those named before. */
function firstToApply(
  rules: readonly NamingRule[],
  path: Path<Facts>,
  among: Cells | undefined,
): Cells | undefined {
  for (const rule of rules) {
    const cells = path.follow(rule, among);
    if (cells.length > 0) return cells;
  }
  return undefined;
}
