import type { Results } from '../harness/results/schema.js';
import { dimensionOf } from './format.js';
import { areRightAnswers, glanceOf, isCompared, type GlanceRow, type Mark } from './glance.js';
import { rulesFirstWords } from './measures/rules-first.js';
import { KIND_NAMES, SYMBOLS, type Side } from './names.js';
import type { ComparedCell, VerdictRow } from './verdict.js';
import { list, lower } from './words.js';

/** The most that a task's row comes to: which program to ship, what is gained and what it costs. */
export interface Advice {
  /** Undefined where nothing that was measured speaks for either. */
  readonly ship: Side | undefined;
  readonly sentence: string;
  /** What lies between the two, where rules may decide first. */
  readonly between?: string;
}

/**
 * What a run comes to: a sentence for every two programs, and what lies between them where something does. Where there is one
 * program there is nothing to choose.
 */
export function adviceSentences(results: Results): readonly string[] {
  return glanceOf(results)
    .rows.filter(({ row }) => programsIn(row) > 1)
    .map(adviceOf)
    .flatMap(({ sentence, between }) => (between === undefined ? [sentence] : [`${sentence} ${between}`]));
}

const programsIn = ({ slice: { subjects } }: VerdictRow): number =>
  new Set(subjects.flatMap(({ program, runtime }) => (runtime === undefined ? [] : program))).size;

/** Which program a task's figures speak for. Only leads beyond the margin count. */
export function adviceOf({ row, cells }: GlanceRow): Advice {
  const about = titleOf(row);
  const between = rulesFirstWords(row.slice);
  const rest = between === undefined ? {} : { between };
  const compared = cells.flatMap(({ cell, words, marks }) =>
    isCompared(cell) ? [{ cell, words: inSentence(cell, words, marks) }] : [],
  );
  const wins = compared.filter(({ cell }) => cell.state === 'win');
  if (wins.length === 0) {
    const why =
      compared.length === 0
        ? 'nothing was compared'
        : compared.every(({ cell }) => cell.state === 'equivalent')
          ? 'either will do: both are equal within the margins in all that was compared'
          : 'undecided: in nothing that was compared is one ahead by more than the margin';
    return { ship: undefined, sentence: `${about}: ${why}.`, ...rest };
  }
  // What is asked for first is the right answer; else whoever is ahead in more.
  const [first] = compared;
  const ship =
    first?.cell.state === 'win' ? first.cell.leader! : mostOften(wins.map(({ cell }) => cell.leader!));
  const gains = wins.filter(({ cell }) => cell.leader!.name === ship.name).map(({ words }) => words);
  const costs = wins.filter(({ cell }) => cell.leader!.name !== ship.name);
  const equal =
    first?.cell.state === 'equivalent' ? `${first.words} in ${lower(first.cell.comparison.title)}, ` : '';
  const price =
    costs.length === 0 ? '' : `; ${called(costs[0]!.cell.leader!)} ${list(costs.map(({ words }) => words))}`;
  return { ship, sentence: `${about}: ship ${shipped(ship)}: ${equal}${list(gains)}${price}.`, ...rest };
}

function titleOf({ slice: { task, dataset, title }, pair }: VerdictRow): string {
  const on = task.datasets.length > 1 || dataset?.synthetic ? `, ${title}` : '';
  return `${task.title}${on}${pair && ` (${lower(pair)})`}`;
}

/**
 * Errors are named with both values, since a ratio hides whether it is of much or of little; counts and other shares with
 * what they are of.
 */
function inSentence({ comparison, state }: ComparedCell, words: string, marks: readonly Mark[]): string {
  if (state !== 'win') return words;
  const { kind } = dimensionOf(comparison.valueA.unit);
  if (kind === 'count' || (kind === 'share' && !areRightAnswers(comparison)))
    return `${words} (${lower(comparison.title)})`;
  if (!areRightAnswers(comparison)) return words;
  const [less, more] = [...marks].sort((left, right) => left.at - right.at);
  return `${words} (${less!.value} against ${more!.value})`;
}

function mostOften(sides: readonly Side[]): Side {
  const count = (name: string): number => sides.filter((side) => side.name === name).length;
  return [...sides].sort((left, right) => count(right.name) - count(left.name))[0]!;
}

/** Programs that are named by their kind alone are called what they are. */
const KIND_WORDS: Readonly<Record<string, readonly [name: string, verb: string]>> = {
  [KIND_NAMES.handwritten]: ['the rules', 'are'],
  [KIND_NAMES.learned]: ['the network', 'is'],
};

const shipped = ({ name, kind }: Side): string => `${SYMBOLS[kind]} ${KIND_WORDS[name]?.[0] ?? name}`;

function called({ name }: Side): string {
  const [words, verb] = KIND_WORDS[name] ?? [name, 'is'];
  return `${words} ${verb}`;
}
