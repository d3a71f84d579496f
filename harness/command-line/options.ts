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

/** Where costly things are kept: `RVW_CACHE`, else the user's cache folder. */
export function cacheFolder(): string {
  return (
    process.env['RVW_CACHE'] ??
    join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'rules-vs-weights')
  );
}
