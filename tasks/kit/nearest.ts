import { distance } from 'fastest-levenshtein';

/** A name this far from what was typed, as a share of its length, is no likely slip of the finger. */
const FARTHEST = 0.5;

/** The two names at most that a person may have meant, the likelier first. */
export const closest = (typed: string, known: readonly string[]): readonly string[] =>
  known
    .map((name) => ({ name, steps: distance(typed.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, steps }) => steps <= FARTHEST * name.length)
    .sort((left, right) => left.steps - right.steps)
    .slice(0, 2)
    .map(({ name }) => name);

/**
 * What a person may have meant, as the end of an error message.
 *
 * @example
 * nearest('digit', ['digits', 'tic-tac-toe']); // 'did you mean "digits"? Known are digits, tic-tac-toe'
 */
export function nearest(typed: string, known: readonly string[]): string {
  const close = closest(typed, known).map((name) => `"${name}"`);
  return `${close.length > 0 ? `did you mean ${close.join(' or ')}? Known` : 'known'} are ${known.join(', ')}`;
}
