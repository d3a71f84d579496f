import { InvalidArgumentError } from 'commander';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The seed of a run that names none. */
export const DEFAULT_SEED = 2017;

/** Parses a seed: a whole number that fits 32 bits. */
export function parseSeed(text: string): number {
  const seed = Number(text);
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
    throw new InvalidArgumentError(`"${text}" is no whole number from 0 to 4294967295.`);
  }
  return seed;
}

/** Launches of a program beyond this tell nothing more. */
const MOST_LAUNCHES = 1000;

/** Parses how often programs are launched. */
export function parseLaunches(text: string): number {
  const launches = Number(text);
  if (!Number.isInteger(launches) || launches < 1 || launches > MOST_LAUNCHES)
    throw new InvalidArgumentError(`"${text}" is no whole number from 1 to ${MOST_LAUNCHES}.`);
  return launches;
}

/** A day: also below what Node's timers can wait for. */
const MOST_SECONDS = 86_400;

/** Parses a length of time. */
export function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= MOST_SECONDS))
    throw new InvalidArgumentError(`"${text}" is no number of seconds above 0, up to ${MOST_SECONDS}.`);
  return seconds;
}

/** Where costly things are kept: `RVW_CACHE`, else the user's cache folder. */
export function cacheFolder(): string {
  return (
    process.env['RVW_CACHE'] ??
    join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'rules-vs-weights')
  );
}
