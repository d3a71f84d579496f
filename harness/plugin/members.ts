// What the members of a plugin are made of, each with what it must be in words: a fault says these.
import { z } from 'zod';

/** What a member must be, in words, with an example where it says more: it stands in the fault. */
export const expected = (what: string) => ({ error: `expected ${what}` });

const LOWER_CASE_WORDS = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The name of a raw file holds those of a measure, a task, a data set, a program and a runtime, in 255 bytes. */
const LONGEST_ID = 40;

/** Stands on the command line, in the names of files and in the page. */
const WORDS = expected(
  `lower-case words with hyphens, such as "tic-tac-toe", and at most ${LONGEST_ID} letters`,
);
export const id = z.string(WORDS).regex(LOWER_CASE_WORDS, WORDS).max(LONGEST_ID, WORDS);

export const text = (what: string) =>
  z.string(expected(what)).refine((value) => value.trim() !== '', expected(what));
export const truth = z.boolean(expected('true or false')).optional();
export const method = (what: string) =>
  z.custom((value) => typeof value === 'function', expected(`a function: ${what}`));
export const several = <Member extends z.ZodType>(member: Member, what: string) =>
  z.array(member, expected(what)).min(1, expected(what));
export const record = <Shape extends z.ZodRawShape>(shape: Shape, what: string) =>
  z.object(shape, expected(what));

export const fileUrl = (what: string, example: string) =>
  z
    .string(expected(what))
    .refine(
      (value) => value.startsWith('file:'),
      expected(`a file URL, such as new URL("${example}", import.meta.url).href`),
    );

export const share = z
  .number(expected('a share from 0 to 1'))
  .refine((value) => value >= 0 && value <= 1, expected('a share from 0 to 1'));
