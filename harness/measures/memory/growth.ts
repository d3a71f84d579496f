import { median } from 'simple-statistics';

import type { Figure } from '../../results/figure.js';
import { overLaunches } from './over-launches.js';
import type { Memory, MemoryLaunch } from './schema.js';

/** Growth below so many bytes a decision is none: half of a reference, the least that can be kept of a decision. */
export const NO_GROWTH = 4;

/**
 * The engine keeps up to so many bytes for itself, whatever the program: code that it compiles late, notes on types, and
 * tables that it enlarges once (that of numbers as text alone takes 256 kB). As much and no more is not called growth,
 * nor the lack of it.
 */
export const ENGINE_BYTES = 500_000;

/** What one launch says of growth: live bytes after N, 2 N, 4 N and 8 N decisions, of the program and of the control. */
export type GrowthLaunch = Pick<MemoryLaunch['decisions'], 'decisions'> & {
  readonly program: { readonly liveBytes: readonly number[] };
  readonly control: { readonly liveBytes: readonly number[] };
};

/**
 * What decisions add to what a program holds: live(8 N) − live(N), less the same of a control that does nothing, over
 * launches. What grows by doubling, as maps do, doubles three times in between, wherever it stands.
 *
 * Growing takes all of: more than {@link NO_GROWTH} a decision, more than {@link ENGINE_BYTES} in all, and still as much
 * a decision from 4 N to 8 N, each by its whole interval. Not growing takes an interval within {@link NO_GROWTH} of
 * nothing from 4 N to 8 N, and in all no more than that and the engine's own. All else is undecided: noise leads there.
 *
 * @example
 * analyseGrowth(launches).verdict; // 'growing' for a program that keeps 100 bytes at every decision
 */
export function analyseGrowth(launches: readonly GrowthLaunch[]): Memory['growth'] {
  const decisions = median(launches.map((launch) => launch.decisions));
  const [n, last] = [decisions, 8 * decisions].map((count) => count.toLocaleString('en'));
  const between = `live bytes after ${last} decisions less those after ${n}`;
  const figure = (of: (launch: GrowthLaunch) => number, unit: string, what: string): Figure =>
    overLaunches(launches.map(of), unit, what);
  const perDecision = figure(
    (launch) => kept(launch) / (7 * launch.decisions),
    'B/decision',
    `${between}, less the same of a control that does nothing, ÷ ${(7 * decisions).toLocaleString('en')} decisions`,
  );
  const lastDoubling = figure(
    (launch) => (added(launch.program, 2, 3) - added(launch.control, 2, 3)) / (4 * launch.decisions),
    'B/decision',
    `live bytes after ${last} decisions less those after half as many, less the same of a control, ÷ ${(4 * decisions).toLocaleString('en')} decisions`,
  );
  const control = figure(
    (launch) => added(launch.control, 0, 3) / (7 * launch.decisions),
    'B/decision',
    `${between}, of a function that does nothing, ÷ ${(7 * decisions).toLocaleString('en')} calls`,
  );
  const all = figure(kept, 'B', `${between}, less the same of a control that does nothing`);
  return {
    perDecision,
    lastDoubling,
    control,
    kept: all,
    decisions,
    verdict: judge(perDecision, lastDoubling, all, 7 * decisions),
  };
}

const added = ({ liveBytes }: GrowthLaunch['program'], from: number, to: number): number =>
  liveBytes[to]! - liveBytes[from]!;

const kept = ({ program, control }: GrowthLaunch): number => added(program, 0, 3) - added(control, 0, 3);

function judge(
  perDecision: Figure,
  lastDoubling: Figure,
  all: Figure,
  decisions: number,
): Memory['growth']['verdict'] {
  // Without an interval nothing is known.
  const low = ({ low = -Infinity }: Figure): number => low;
  const high = ({ high = Infinity }: Figure): number => high;
  if (low(perDecision) > NO_GROWTH && low(all) > ENGINE_BYTES && low(lastDoubling) > NO_GROWTH)
    return 'growing';
  const stays = low(lastDoubling) > -NO_GROWTH && high(lastDoubling) < NO_GROWTH;
  if (stays && high(all) < ENGINE_BYTES + NO_GROWTH * decisions) return 'not growing';
  return 'undecided';
}
