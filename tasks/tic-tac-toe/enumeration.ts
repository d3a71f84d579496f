import { boardCode, boardOfCode, CELLS, type Board } from './board.js';
import { isOver, legalMoves, play, startingBoard } from './rules.js';

/**
 * Every position that a game can reach, the ended ones included: 5,478.
 *
 * @returns by number of marks, then by {@link boardCode}, so the order is the same on every machine
 */
export function reachablePositions(): Board[] {
  const all: Board[] = [];
  let layer: Board[] = [startingBoard()];
  for (let marks = 0; marks <= CELLS; marks++) {
    all.push(...layer);
    const next = new Set<number>();
    for (const board of layer) {
      if (isOver(board)) continue;
      for (const move of legalMoves(board)) next.add(boardCode(play(board, move)));
    }
    layer = [...next].sort((a, b) => a - b).map(boardOfCode);
  }
  return all;
}

/** The 4,520 positions in which there is a move to choose, in the order of {@link reachablePositions}. */
export function openPositions(): Board[] {
  return reachablePositions().filter((board) => !isOver(board));
}

/** The boards with an empty cell that no game can reach: wrong counts, or a game that went on after its end. */
export function impossiblePositions(): Board[] {
  const reachable = new Set(reachablePositions().map(boardCode));
  return Array.from({ length: 3 ** CELLS }, (_, code) => code)
    .filter((code) => !reachable.has(code))
    .map(boardOfCode)
    .filter((board) => legalMoves(board).length > 0);
}
