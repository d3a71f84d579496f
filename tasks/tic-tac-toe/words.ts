import type { Move } from './board.js';

const CELL_NAMES: Readonly<Record<Move, string>> = {
  0: 'top left',
  1: 'top middle',
  2: 'top right',
  3: 'middle left',
  4: 'centre',
  5: 'middle right',
  6: 'bottom left',
  7: 'bottom middle',
  8: 'bottom right',
};

/** The cell in words, for example `centre` or `top left`. */
export function describeMove(move: Move): string {
  return CELL_NAMES[move];
}

/** Cells as a list in words. */
export function describeMoves(moves: readonly Move[], conjunction: 'and' | 'or'): string {
  return listInWords(moves.map(describeMove), conjunction);
}

/** For example `centre, top left or top right`. */
function listInWords(words: readonly string[], conjunction: 'and' | 'or'): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)!}`;
}
