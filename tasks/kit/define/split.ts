import { createHash } from 'node:crypto';

import { SPLITS, UserError, type Split } from '../../contract/index.js';

/** How large the splits are, as shares of the whole; the rest is for training. */
export interface SplitShares {
  /** Above 0; 0.3 without it. */
  readonly test?: number;
  /** Above 0; 0.15 without it. */
  readonly validation?: number;
}

/** Every example goes where its content says: the same content is in one split, and new examples move no other. */
export interface SplitByHash extends SplitShares {
  readonly by: 'hash';
}

const DEFAULT_SHARES = { test: 0.3, validation: 0.15 };

/**
 * @throws UserError where the shares leave nothing for a split
 */
function sharesOf({ test, validation }: SplitShares): { readonly test: number; readonly validation: number } {
  const shares = { test: test ?? DEFAULT_SHARES.test, validation: validation ?? DEFAULT_SHARES.validation };
  if (!(shares.test > 0 && shares.validation > 0 && shares.test + shares.validation < 1))
    throw new UserError(
      `split: test is ${shares.test} and validation ${shares.validation}; expected shares above 0 that together leave some for training, such as { by: 'hash', test: 0.3, validation: 0.15 }`,
    );
  return shares;
}

/** A number in [0, 1) that a text determines: the first 32 bits of its SHA-256. */
const placeOf = (text: string): number =>
  createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;

/**
 * Splits by content: an example's split is told by its content alone, so that duplicates stay together and none moves when
 * others come or go. The shares hold on average; of few examples a split may be some larger or smaller.
 *
 * @param contents one text an example
 * @returns one split an example
 * @throws UserError where the shares leave nothing for a split
 * @example
 * splitByHash(['a', 'b', 'a'], { by: 'hash', test: 0.5 }); // the first and the last are in one split
 */
export function splitByHash(contents: readonly string[], shares: SplitShares): Split[] {
  const { test, validation } = sharesOf(shares);
  return contents.map((content) => {
    const place = placeOf(content);
    if (place < test) return 'test';
    return place < test + validation ? 'validation' : 'train';
  });
}

/**
 * Splits by person: everybody's examples are in one split, and every split has somebody. The shares are of people, in an
 * order that the hash of their names gives.
 *
 * @param people the name of the person behind each example
 * @returns one split an example
 * @throws UserError where there are fewer people than splits, or the shares leave nothing for one
 */
export function splitByPerson(people: readonly string[], shares: SplitShares): Split[] {
  const { test, validation } = sharesOf(shares);
  const order = [...new Set(people)].sort(
    (one, other) => placeOf(one) - placeOf(other) || (one < other ? -1 : 1),
  );
  if (order.length < SPLITS.length)
    throw new UserError(
      `split: there are ${order.length} people (${order.join(', ')}), expected ${SPLITS.length} or more, since no person may be in two splits; split by hash, or bring more people`,
    );
  const tested = Math.min(order.length - 2, Math.max(1, Math.round(test * order.length)));
  const validated = Math.min(order.length - tested - 1, Math.max(1, Math.round(validation * order.length)));
  const splitOf = new Map(
    order.map((person, at): [string, Split] => [
      person,
      at < tested ? 'test' : at < tested + validated ? 'validation' : 'train',
    ]),
  );
  return people.map((person) => splitOf.get(person)!);
}

/**
 * The split that a word names.
 *
 * @param where how an error names the place of the word
 * @throws UserError for any other word
 */
export function splitNamed(word: unknown, where: string): Split {
  const found = SPLITS.find((split) => split === word);
  if (found === undefined)
    throw new UserError(`${where} is ${JSON.stringify(word)}; expected one of ${SPLITS.join(', ')}`);
  return found;
}
