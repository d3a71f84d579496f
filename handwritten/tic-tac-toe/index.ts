import type {
  Decision,
  LoadedProgram,
  LoadOptions,
  Program,
  RuleTrace,
  TraceStep,
} from '../../tasks/contract/index.js';
import { UserError } from '../../tasks/contract/index.js';
import type { Board, Move } from '../../tasks/tic-tac-toe/board.js';
import { CELL_ORDER, reasonToAbstain, TACTICS, type Rule } from './rules.js';

const RULES = [...TACTICS, ...CELL_ORDER];

const GAME_OVER = { id: 'game-over', title: 'Refuse when the game is over' };

/** Nine rules in order: six about what stands on the board, three about what a cell is worth. */
export const handwrittenTicTacToe: Program<Board, Move> = {
  id: 'handwritten',
  kind: 'handwritten',
  title: 'Nine rules in order',
  summary:
    'Win, block, fork, force a fork, block the fork, divert; else the centre, a corner, a side. The first rule that names a cell decides; if it names several, the centre comes before corners and corners before sides. All but the fourth are the textbook’s, with its “block a fork” split in two and made precise; the fourth is what the textbook lacks to be right in every position. Nothing is searched beyond the one answer that a threat forces, and no position is looked up.',
  runtimes: ['v8'],
  module: import.meta.url,
  ruleGroups: [GAME_OVER, ...RULES].map(({ id, title }) => ({ id, title })),
  load: (options) => new Promise((resolve) => resolve(loadRules(options))),
};

function loadRules({ withoutRuleGroups = [] }: LoadOptions): LoadedProgram<Board, Move> {
  const known = [GAME_OVER, ...RULES].map(({ id }) => id);
  const unknown = withoutRuleGroups.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    throw new UserError(`tic-tac-toe has no rule group "${unknown}"; it has ${known.join(', ')}`);
  }
  const isOn = ({ id }: { id: string }) => !withoutRuleGroups.includes(id);
  const tactics = TACTICS.filter(isOn);
  const cellOrder = CELL_ORDER.filter(isOn);
  const refuse = isOn(GAME_OVER) ? reasonToAbstain : () => undefined;
  return {
    decide: (board) => decide(board, tactics, cellOrder, refuse),
    explain: (board) => {
      const steps: TraceStep[] = [];
      decide(board, tactics, cellOrder, refuse, (step) => steps.push(step));
      return { kind: 'trace', steps };
    },
    replay,
    dispose: () => undefined,
  };
}

/** Follows the rules in order; `note` is told of every rule that was reached, so that a trace is the path itself. */
function decide(
  board: Board,
  tactics: readonly Rule[],
  cellOrder: readonly Rule[],
  refuse: (board: Board) => string | undefined,
  note?: (step: TraceStep) => void,
): Decision<Move> {
  const reason = refuse(board);
  if (reason !== undefined) {
    note?.({ rule: GAME_OVER.id, because: reason, facts: { refused: true } });
    return { kind: 'abstain', reason };
  }
  const named = firstToApply(tactics, board, (rule) => rule.find(board), note);
  // Several cells of one tactic, and all cells where no tactic applies, are ranked by what a cell is worth.
  const best =
    named?.length === 1
      ? named
      : (firstToApply(
          cellOrder,
          board,
          (rule) => rule.find(board).filter((cell) => named?.includes(cell) ?? true),
          note,
        ) ?? named);
  return best ? { kind: 'answer', answer: best[0]! } : { kind: 'abstain', reason: 'no rule applies' };
}

/** The cells that the first rule to name any names. */
function firstToApply(
  rules: readonly Rule[],
  board: Board,
  find: (rule: Rule) => readonly Move[],
  note?: (step: TraceStep) => void,
): readonly Move[] | undefined {
  for (const rule of rules) {
    const cells = find(rule);
    const applies = cells.length > 0;
    note?.({
      rule: rule.id,
      because: applies ? rule.because(board, cells) : rule.otherwise,
      facts: { cells: cells.join(' ') },
    });
    if (applies) return cells;
  }
  return undefined;
}

/** Takes the decision from the facts alone: the last rule that named cells decides, with the first of them. */
function replay(trace: RuleTrace): Decision<Move> {
  const refusal = trace.steps.find(({ facts }) => facts.refused === true);
  if (refusal) return { kind: 'abstain', reason: refusal.because };
  const cells = trace.steps.findLast(({ facts }) => facts.cells !== '')?.facts.cells;
  return cells === undefined
    ? { kind: 'abstain', reason: 'no rule applies' }
    : { kind: 'answer', answer: Number(String(cells).split(' ')[0]) as Move };
}
