import type { Perturbation } from '../contract/index.js';
import { boardCode, EMPTY, MINE, THEIRS, type Board, type Move } from './board.js';
import { impossiblePositions } from './enumeration.js';
import { sameMove, SYMMETRIES, turnBoard, turnMove, type Symmetry } from './symmetry.js';

type BoardPerturbation = Perturbation<Board, Move, readonly Move[]>;

const SQUARE = 'the eight symmetries of the square, of which one changes nothing';

function symmetric(
  described: Pick<BoardPerturbation, 'id' | 'title' | 'meaning'>,
  [least, ...more]: readonly [readonly [string, Symmetry], ...(readonly [string, Symmetry])[]],
): BoardPerturbation {
  const symmetryOf = (severity: number): Symmetry => [least, ...more][severity]![1];
  return {
    ...described,
    source: SQUARE,
    kind: 'symmetry',
    severities: [least[0], ...more.map(([words]) => words)],
    apply: (board, severity) => turnBoard(board, symmetryOf(severity)),
    truth: (moves, severity) => moves.map((move) => turnMove(move, symmetryOf(severity))),
    same: (before, after, board, severity) => sameMove(board, before, after, symmetryOf(severity)),
  };
}

/** The seven ways in which a board changes its look but not its best moves, and boards that no game leads to. */
export const boardPerturbations: readonly BoardPerturbation[] = [
  symmetric({ id: 'turned', title: 'Turned', meaning: 'the board is turned; the best moves turn with it' }, [
    ['a quarter', SYMMETRIES[1]!],
    ['a half', SYMMETRIES[2]!],
    ['three quarters', SYMMETRIES[3]!],
  ]),
  symmetric(
    {
      id: 'mirrored',
      title: 'Mirrored',
      meaning: 'the board is mirrored; the best moves are mirrored with it',
    },
    [
      ['left and right', SYMMETRIES[4]!],
      ['at a diagonal', SYMMETRIES[5]!],
      ['top and bottom', SYMMETRIES[6]!],
      ['at the other diagonal', SYMMETRIES[7]!],
    ],
  ),
  {
    id: 'impossible',
    title: 'Cannot arise',
    meaning: 'cells are changed so that no game leads to the board; to notice it is to abstain',
    source: 'boards with an empty cell and wrong counts, or with play after the end',
    kind: 'impossible',
    severities: ['1 cell changed', '2 cells', '3 cells'],
    apply: (board, severity, random) => {
      for (;;) {
        const changed = Int8Array.from(board);
        for (const cell of random.shuffled(changed.keys()).slice(0, severity + 1))
          changed[cell] = random.pick([MINE, THEIRS, EMPTY].filter((mark) => mark !== board[cell]));
        if (isImpossible(changed)) return changed;
      }
    },
  },
];

let impossible: ReadonlySet<number> | undefined;

function isImpossible(board: Board): boolean {
  impossible ??= new Set(impossiblePositions().map(boardCode));
  return impossible.has(boardCode(board));
}
