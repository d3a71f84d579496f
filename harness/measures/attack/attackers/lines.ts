import { halveTowards, type Attacker, type Target } from './attacker.js';

/** How many other examples are tried to find one that is decided otherwise. */
const TRIED = 10;

/** The share of the distance within which the edge is looked for: others will come nearer. */
const PRECISION = 0.05;

/** Mixes the input with another example, of which something else is true, and looks how little of it is enough. */
export function* lines(target: Target): Attacker {
  for (const donor of target.donors.slice(0, TRIED)) {
    const { broken, vector } = yield donor;
    if (!broken) continue;
    yield* halveTowards(target, vector, PRECISION);
    return;
  }
}
