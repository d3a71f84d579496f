import { describeMoves } from '../../tasks/tic-tac-toe/words.js';
import { ruleMaker, type Rule, type Seen } from '../rule-path.js';
import type { Cells, Facts } from './facts.js';

/**
 * A rule that names cells worth marking, or none where it does not apply; of some cells, if a rule before it named them
 * and left the choice. Each is a group of its own, that can be switched off.
 */
export interface NamingRule extends Rule<Facts, Cells, Cells | undefined> {
  readonly group: string;
  /** What the rule tells a player to do. */
  readonly title: string;
}

/** A {@link NamingRule} as a person writes it. */
interface WrittenRule<Name extends keyof Facts> {
  readonly id: string;
  readonly title: string;
  readonly reads: readonly Name[];
  readonly find: (facts: Seen<Facts, Name>) => Cells;
  /** What the rule saw where it named these cells. */
  readonly because: (facts: Seen<Facts, Name>, cells: Cells) => string;
  /** What was missing where it named none. */
  readonly otherwise: string;
}

/** Refuses when there is no move to choose. */
export const GAME_OVER = {
  title: 'Refuse when the game is over',
  ...ruleMaker<Facts, string | undefined>()({
    id: 'game-over',
    group: 'game-over',
    reads: ['threeInARow', 'full'],
    says: (facts) => {
      if (facts.threeInARow) return 'there are three in a row already';
      return facts.full ? 'no cell is empty' : undefined;
    },
    because: (_facts, reason) => reason,
  }),
};

/**
 * What to do about what stands on the board, most urgent first.
 *
 * All but the fourth are the textbook's (Newell and Simon, Human Problem Solving, 1972; Crowley and Siegler, Cognitive
 * Science 17, 1993); the fifth and sixth are its "block a fork", made precise.
 */
export const TACTICS: readonly NamingRule[] = [
  namingRule({
    id: 'win',
    title: 'Complete three in a row',
    reads: ['myWins', 'mover'],
    // Nothing can be better than to end the game.
    find: (facts) => facts.myWins,
    because: ({ mover }, cells) => `${mover} has two in a row, open at ${or(cells)}`,
    otherwise: 'no own two in a row to complete',
  }),
  namingRule({
    id: 'block',
    title: 'Stop three in a row',
    reads: ['theirWins', 'mover'],
    // Any other move would lose at once.
    find: (facts) => facts.theirWins,
    because: ({ mover }, cells) => `${other(mover)} has two in a row, open at ${or(cells)}`,
    otherwise: 'no two in a row of theirs to stop',
  }),
  namingRule({
    id: 'fork',
    title: 'Make two threats at once',
    reads: ['myForks', 'mover'],
    // Nobody threatens anything yet, and one answer cannot meet two threats.
    find: (facts) => facts.myForks,
    because: ({ mover }, cells) => `two open lines of ${mover} cross at ${or(cells)}`,
    otherwise: 'no cell where two own open lines cross',
  }),
  namingRule({
    id: 'force-a-fork',
    title: 'Make a threat whose only answer leaves a fork',
    reads: ['forcingMarks', 'mover'],
    // What the textbook lacks: with X.O/.../... it takes the centre and throws a won game away.
    find: (facts) => facts.forcingMarks,
    because: ({ mover }, cells) =>
      `a mark at ${or(cells)} is a threat with one answer, after which two open lines of ${mover} cross`,
    otherwise: 'no threat whose answer leaves a fork',
  }),
  namingRule({
    id: 'block-the-fork',
    title: 'Take the cell where they would fork, if that leaves them none',
    reads: ['onlyForks', 'theirForks', 'mover'],
    // "If that leaves them none" is for two forks at once: taking one of them would invite the other.
    find: (facts) => facts.onlyForks,
    because: ({ theirForks, mover }, cells) =>
      `two open lines of ${other(mover)} cross at ${and(theirForks)}, and a mark at ${or(cells)} leaves no such cell`,
    otherwise: 'no fork of theirs that one mark would prevent',
  }),
  namingRule({
    id: 'divert',
    title: 'Make a threat whose answer is not a fork of theirs',
    reads: ['diversions', 'theirForks', 'mover'],
    // Several forks at once cannot be occupied; but who has to answer a threat has no time to make one.
    find: (facts) => facts.diversions,
    because: ({ theirForks, mover }, cells) =>
      `${other(mover)} would fork at ${or(theirForks)}, and a threat from ${or(cells)} draws the answer elsewhere`,
    otherwise: 'no forks of theirs to draw them away from',
  }),
];

/**
 * Which cell is worth most when nothing is urgent, and which of several cells that a tactic names. The textbook's
 * "opposite corner" is not among them: with the tactics above it, it changes nothing.
 */
export const CELL_ORDER: readonly NamingRule[] = [
  // Four lines run through the centre, three through a corner, two through a side.
  cellRule('centre', 'Take the centre', 'the centre', 'freeCentre'),
  cellRule('corner', 'Take a corner', 'a corner', 'freeCorners'),
  cellRule('side', 'Take a side', 'a side', 'freeSides'),
];

function cellRule(
  id: string,
  title: string,
  what: string,
  fact: 'freeCentre' | 'freeCorners' | 'freeSides',
): NamingRule {
  return namingRule({
    id,
    title,
    reads: [fact],
    find: (facts) => facts[fact],
    because: (_facts, found) => `${what} is worth taking: ${or(found)}`,
    otherwise: `${what} is not to be had`,
  });
}

function namingRule<Name extends keyof Facts>(written: WrittenRule<Name>): NamingRule {
  const { id, title, reads, find, because, otherwise } = written;
  const rule = ruleMaker<Facts, Cells, Cells | undefined>()({
    id,
    group: id,
    reads,
    says: (facts, named) => (named ? find(facts).filter((cell) => named.includes(cell)) : find(facts)),
    because: (facts, cells) => (cells.length > 0 ? because(facts, cells) : otherwise),
  });
  return { ...rule, group: id, title };
}

const other = (mover: Facts['mover']): string => (mover === 'X' ? 'O' : 'X');
const or = (cells: Cells): string => describeMoves(cells, 'or');
const and = (cells: Cells): string => describeMoves(cells, 'and');
