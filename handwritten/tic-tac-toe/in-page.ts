import type { OpenInPage } from '../../tasks/contract/index.js';
import type { Board, Move } from '../../tasks/tic-tac-toe/board.js';
import { openRules } from '../open-rules.js';
import { drawNamed } from './draw-named.js';
import { handwrittenTicTacToe } from './index.js';

/** The rules of tic-tac-toe, in the page. */
export const open: OpenInPage<Board, Move> = () => openRules(handwrittenTicTacToe, drawNamed);
