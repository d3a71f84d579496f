import type { Decision, Trace, TraceStep } from 'rules-vs-weights';

import { SIGNS, TABLE } from './rule-table.js';

/** One line of the table, ready to be tried. */
interface Rule {
  /** As it stands in the table, such as `^[kn]`. */
  readonly name: string;
  readonly letters: string;
  readonly sounds: string;
  /** Fits where its `lastIndex` stands, and there only. */
  readonly pattern: RegExp;
}

const LINE = /^(?<before>\S*)\[(?<letters>[a-z]+)\](?<after>\S*)\s+(?<sounds>-|[A-Z ]+)$/;
const PIECE = /\((?<oneOf>[a-z]+)\)|(?<letter>[a-z])|(?<sign>.)/g;

/** What stands before or after, as an expression. */
const expressionOf = (context: string): string =>
  context.replaceAll(PIECE, (_piece, ...found: unknown[]) => {
    const { oneOf, letter, sign } = found.at(-1) as Record<'oneOf' | 'letter' | 'sign', string | undefined>;
    return oneOf ? `[${oneOf}]` : (letter ?? SIGNS[sign!]!.matches);
  });

/** What stands before or after, in words. */
function wordsOf(context: string): string {
  return [...context.matchAll(PIECE)]
    .map(({ groups }) => {
      const { oneOf, letter, sign } = groups as Record<'oneOf' | 'letter' | 'sign', string | undefined>;
      return oneOf ? Array.from(oneOf).join(' or ') : (letter ?? SIGNS[sign!]!.words);
    })
    .join(' then ');
}

/** A line of the table in words. */
function inWords(before: string, letters: string, after: string, sounds: string): string {
  const where = [
    ...(before ? [`after ${wordsOf(before)}`] : []),
    ...(after ? [`before ${wordsOf(after)}`] : []),
  ];
  return `“${letters}” ${where.length > 0 ? `${where.join(' and ')} ` : ''}${sounds === '' ? 'is silent' : `says ${sounds}`}`;
}

/** The rules of the table by the letter that they begin with, in their order. */
export const RULES: ReadonlyMap<string, readonly Rule[]> = readTable(TABLE);

function readTable(table: string): ReadonlyMap<string, readonly Rule[]> {
  const rules = new Map<string, Rule[]>();
  for (const line of table.split('\n').map((one) => one.trim())) {
    // A letter by itself is a heading.
    if (line.length <= 1) continue;
    const found = LINE.exec(line)?.groups;
    if (!found) throw new Error(`this line of the table of rules is no rule: ${line}`);
    const { before = '', letters = '', after = '' } = found;
    const sounds = found.sounds === '-' ? '' : found.sounds!;
    const rule: Rule = {
      name: inWords(before, letters, after, sounds),
      letters,
      sounds,
      pattern: new RegExp(
        `${before && `(?<=${expressionOf(before)})`}${letters}${after && `(?=${expressionOf(after)})`}`,
        'y',
      ),
    };
    rules.set(letters[0]!, [...(rules.get(letters[0]!) ?? []), rule]);
  }
  return rules;
}

/** The first rule that fits where reading has come to; every letter has one that fits anywhere. */
function ruleAt(word: string, at: number): Rule | undefined {
  return RULES.get(word[at]!)?.find(({ pattern }) => {
    pattern.lastIndex = at;
    return pattern.test(word);
  });
}

/** Reads a word from left to right, rule by rule. */
export function decide(word: string, trace: Trace): Decision<string> {
  const said: string[] = [];
  for (let at = 0; at < word.length;) {
    const rule = ruleAt(word, at);
    if (!rule) return { kind: 'abstain', reason: `no rule begins with “${word[at]}”` };
    trace.rule(rule.name, { at: at + 1, letters: rule.letters, sounds: rule.sounds });
    if (rule.sounds !== '') said.push(rule.sounds);
    at += rule.letters.length;
  }
  return { kind: 'answer', answer: said.join(' ') };
}

/** The word again, from what the steps of a trace said. */
export function replay(steps: readonly TraceStep[]): Decision<string> {
  const said = steps.map(({ facts }) => facts.sounds).filter((sounds) => sounds !== '');
  return { kind: 'answer', answer: said.join(' ') };
}
