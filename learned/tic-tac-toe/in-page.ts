import type { OpenInPage } from '../../tasks/contract/index.js';
import type { Board, Move } from '../../tasks/tic-tac-toe/board.js';
import { openProgram } from '../in-page/open-program.js';
import { boardCoding, legal } from './coding.js';

/** The network of tic-tac-toe, in the page. */
export const open: OpenInPage<Board, Move> = (data) => openProgram(boardCoding(legal), data);
