import type { Decision, LoadedProgram, LoadOptions, Program } from '../../tasks/contract/index.js';
import type { Board, Move } from '../../tasks/tic-tac-toe/board.js';
import { networkProgram } from '../network-program.js';
import { weightsBeside } from '../weights-folder.js';
import { boardCoding, legal, unmasked, type Permission } from './coding.js';
import { ticTacToeSweep } from './sweep.js';

const withPermission = (permitted: Permission): Program<Board, Move> =>
  networkProgram<Board, Move>({
    title: 'A policy and value network',
    summary:
      'Two hidden layers of 128 neurons turn the marks on the board into nine probabilities; the most probable empty cell is the answer, in one forward pass and without any search. Its weights come from games that it played against itself: it was told the rules, and neither a right move nor a better player.',
    module: import.meta.url,
    trainingModule: new URL('./train.js', import.meta.url).href,
    weightsFolder: weightsBeside(import.meta.url),
    ...boardCoding(permitted),
  });

const masked = withPermission(legal);
const raw = withPermission(unmasked);

/** The learned program, ready to decide; it can also be asked what its mask hides. */
export interface LoadedTicTacToe extends LoadedProgram<Board, Move> {
  /** The most probable cell of all nine, taken or not. */
  decideUnmasked(board: Board): Promise<Decision<Move>>;
}

/** A program whose loaded form can be asked what its mask hides. */
export interface MaskedProgram extends Program<Board, Move> {
  load(options: LoadOptions): Promise<LoadedTicTacToe>;
}

/** Tic-tac-toe played by a network that learned it from games against itself. */
export const learnedTicTacToe: MaskedProgram = {
  ...masked,
  sweep: ticTacToeSweep,
  load: async (options) => {
    const program = await masked.load(options);
    // Loaded only when asked for, so that the program's memory is that of one network.
    let withoutMask: Promise<LoadedProgram<Board, Move>> | undefined;
    return {
      ...program,
      decideUnmasked: async (board) => {
        withoutMask ??= raw.load(options);
        return (await withoutMask).decide(board);
      },
      dispose: () => {
        program.dispose();
        void withoutMask?.then((other) => other.dispose());
      },
    };
  },
};
