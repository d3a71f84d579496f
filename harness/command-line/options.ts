import { InvalidArgumentError, Option } from 'commander';
import { homedir, userInfo } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

import { oneLine } from '../../tasks/kit/one-line.js';
import type { Shard } from '../run/plan.js';

/** The seed of a run that names none. */
export const DEFAULT_SEED = 2017;

/** Parses a whole number in plain digits: JavaScript would take an empty word, `0x10` and `1e3` for numbers, too. */
export function parseWhole(text: string, least: number, most: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= least && number <= most))
    throw new InvalidArgumentError(`"${text}" is no whole number from ${least} to ${most}.`);
  return number;
}

/** Parses a seed: a whole number that fits 32 bits. */
export const parseSeed = (text: string): number => parseWhole(text, 0, 0xffffffff);

/** Launches of a program beyond this tell nothing more. */
const MOST_LAUNCHES = 1000;

/** Parses how often programs are launched. */
export const parseLaunches = (text: string): number => parseWhole(text, 1, MOST_LAUNCHES);

/** More parts than this are a slip of the finger. */
const MOST_SHARDS = 1000;

/** Parses which part of how many: `2/4`. */
export function parseShard(text: string): Shard {
  const [, number, of] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { number: Number(number), of: Number(of) };
  if (!(shard.number >= 1 && shard.number <= shard.of && shard.of <= MOST_SHARDS))
    throw new InvalidArgumentError(`"${text}" is no part of several, such as 2/4, the second of four.`);
  return shard;
}

/** A day: also below what Node's timers can wait for. */
const MOST_SECONDS = 86_400;

/** The number that plain decimals say; NaN for anything else that JavaScript takes for a number. */
const decimal = (text: string): number => (/^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN);

/** Parses a length of time in plain decimals. */
export function parseSeconds(text: string): number {
  const seconds = decimal(text);
  if (!(seconds > 0 && seconds <= MOST_SECONDS))
    throw new InvalidArgumentError(`"${text}" is no number of seconds above 0, up to ${MOST_SECONDS}.`);
  return seconds;
}

/** Makes a parser of plain decimals with commas between them, each above 0 and up to a limit: in order, each once. */
export function parseDecimals(
  most: number,
  { orZero = false }: { readonly orZero?: boolean } = {},
): (text: string) => readonly number[] {
  return (text) => {
    const numbers = text.split(',').map((part) => decimal(part.trim()));
    if (!numbers.every((number) => (number > 0 || (orZero && number === 0)) && number <= most))
      throw new InvalidArgumentError(
        `"${text}" is no list of numbers ${orZero ? 'from 0' : 'above 0'} and up to ${most}, such as 0.5,1.`,
      );
    return [...new Set(numbers)].sort((one, other) => one - other);
  };
}

/** Parses a path: that of the current folder is `.`, not an empty word. */
function parsePath(text: string, what: string): string {
  if (text.trim() === '') throw new InvalidArgumentError(`an empty word names no ${what}.`);
  return text;
}

/** Parses the path of a folder. */
export const parseFolder = (text: string): string => parsePath(text, 'folder');

/** Parses the path of a file. */
export const parseFile = (text: string): string => parsePath(text, 'file');

/** Parses a title for a reader: on one line, and no longer than one. */
export function parseTitle(text: string): string {
  const title = oneLine(text.trim());
  if (title === '' || title.length > LONGEST_TITLE)
    throw new InvalidArgumentError(`expected some words, at most ${LONGEST_TITLE} letters.`);
  return title;
}

const LONGEST_TITLE = 100;

/** Parses names with commas between them, each once. */
export function parseNames(text: string): readonly string[] {
  const names = text.split(',').map((name) => name.trim());
  if (names.includes('')) throw new InvalidArgumentError(`"${text}" has an empty name in it.`);
  return [...new Set(names)];
}

/** What `--cache-dir` leaves. */
export interface CacheFlags {
  readonly cacheDir?: string;
}

/** `--cache-dir`, on every verb that caches. */
export const cacheOption = (): Option =>
  new Option(
    '--cache-dir <folder>',
    'where costly things are kept; RVW_CACHE says so, too, and else it is the cache folder of the user',
  ).argParser(parseFolder);

/** Where costly things are kept: as the command or `RVW_CACHE` says, else in the user's cache folder. */
export function cacheFolder({ cacheDir }: CacheFlags): string {
  if (cacheDir !== undefined) return resolve(cacheDir);
  // A variable that is set to nothing is not set, and a relative path is ignored (XDG Base Directory Specification).
  const { RVW_CACHE: own = '', XDG_CACHE_HOME: users = '' } = process.env;
  if (own.trim() !== '') return resolve(own);
  return join(
    isAbsolute(users) ? users : join(homedir() || userInfo().homedir, '.cache'),
    'rules-vs-weights',
  );
}

/** What `--plugin` leaves. */
export interface PluginFlags {
  readonly plugin: readonly string[];
}

/** `--plugin`, which may stand several times. */
export const pluginOption = (): Option =>
  new Option(
    '--plugin <module>',
    'a plugin of your own, a path or a package; may be given several times, beside those of rvw.config.ts',
  )
    .argParser((name: string, before: readonly string[]) => [...new Set([...before, parseFile(name)])])
    .default([], 'none');
