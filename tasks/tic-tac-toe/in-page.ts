/// <reference lib="dom" />

import type { HostInPage, TaskInPage } from '../contract/index.js';
import { button, choice, element } from '../kit/page-elements.js';
import { EMPTY, MINE, MOVES, moverLetter, parseBoard, THEIRS, type Board, type Move } from './board.js';
import { drawBoard } from './drawing.js';
import { hasLine, isOver, play, startingBoard } from './rules.js';
import { describeMove } from './words.js';

/** A game is played against either program. */
export const inPage: TaskInPage<Board, Move> = {
  mount: (place, host) => {
    const game = new Game(host);
    place.append(...game.elements);
    return { show: (board) => game.show(board) };
  },
  read: parseBoard,
  describeAnswer: describeMove,
  draw: drawBoard,
};

type Letter = 'X' | 'O';

/** A game between the reader and one of the programs. */
class Game {
  readonly elements: readonly HTMLElement[];
  private readonly cells = MOVES.map((move) => button('', () => this.move(move)));
  private readonly status = element('p', { class: 'try-status', role: 'status' });
  private board = startingBoard();
  private reader: Letter = 'X';
  private opponent = 0;
  private last: Move | undefined;

  constructor(private readonly host: HostInPage<Board, Move>) {
    this.elements = [
      element('div', { class: 'try-cells', role: 'group', 'aria-label': 'Board' }, ...this.cells),
      this.status,
      element(
        'div',
        { class: 'steps' },
        choice(
          'Play as',
          [
            { value: 'X', words: 'X, first' },
            { value: 'O', words: 'O, second' },
          ],
          (letter) => {
            this.reader = letter as Letter;
            this.start();
          },
        ),
        choice(
          'against',
          host.programs.map(({ name }, at) => ({ value: String(at), words: name })),
          (at) => {
            this.opponent = Number(at);
            this.start();
          },
        ),
        button('New game', () => this.start()),
        button('What would they play here?', () => {
          if (!isOver(this.board)) this.host.ask(this.board);
        }),
      ),
    ];
    this.show(this.board);
  }

  /** Puts a position on the board, in which the reader is to move. */
  show(board: Board): void {
    this.board = board;
    this.last = undefined;
    this.draw();
  }

  private start(): void {
    this.host.clear();
    this.show(startingBoard());
    this.reply();
  }

  private move(move: Move): void {
    if (isOver(this.board) || this.board[move] !== EMPTY) return;
    // Who moves in a position that was shown plays that side from there on.
    this.reader = moverLetter(this.board);
    this.play(move);
    this.reply();
  }

  /** The program moves, where it is its turn. */
  private reply(): void {
    if (isOver(this.board) || moverLetter(this.board) === this.reader) return;
    const decision = this.host.ask(this.board)[this.opponent]!;
    if (decision.kind === 'abstain' || this.board[decision.answer] !== EMPTY) {
      this.status.textContent = `${this.name} has no move to offer: you win.`;
      return;
    }
    this.play(decision.answer);
  }

  private play(move: Move): void {
    this.board = play(this.board, move);
    this.last = move;
    this.draw();
  }

  private get name(): string {
    return this.host.programs[this.opponent]!.name;
  }

  private draw(): void {
    const mover = moverLetter(this.board);
    const other = mover === 'X' ? 'O' : 'X';
    for (const move of MOVES) {
      const owner = this.board[move];
      const letter = owner === EMPTY ? '' : owner === MINE ? mover : other;
      const cell = this.cells[move]!;
      cell.textContent = letter;
      cell.setAttribute('aria-label', `${describeMove(move)}: ${letter || 'empty'}`);
      // Not disabled: the focus would be lost in the middle of a game.
      cell.setAttribute('aria-disabled', String(letter !== '' || isOver(this.board)));
      cell.toggleAttribute('data-last', move === this.last);
    }
    this.status.textContent = this.say(mover);
  }

  private say(mover: Letter): string {
    if (hasLine(this.board, THEIRS)) {
      const winner = mover === 'X' ? 'O' : 'X';
      return winner === this.reader
        ? `Three in a row: you win as ${winner}.`
        : `Three in a row: ${this.name} wins as ${winner}.`;
    }
    if (!this.board.includes(EMPTY)) return 'The board is full: a draw.';
    return `Your move, as ${mover}.`;
  }
}
