import type { Random } from '../../tasks/kit/random.js';

/** What was reported in one simulated run, of which the truth is known. */
export interface SimulatedFigure {
  /** The 95 % interval that the harness's own function gives; absent where it says itself that it cannot tell. */
  readonly interval?: { readonly low: number; readonly high: number };
  /** The true value, by construction. */
  readonly truth: number;
  /** Whether the harness called a difference, a growth or the like; absent where nothing is called. */
  readonly called?: boolean;
}

/** One kind of figure in one kind of world: what the coverage table has a row and a column for. */
export interface CoverageStudy {
  /** The row, for example `median time`. */
  readonly figure: string;
  /** The column: a kind of noise, for example `launches 10 % apart`. */
  readonly world: string;
  /** What the calls of {@link SimulatedFigure.called} are: errors where there is nothing to find, else what was found. */
  readonly calls?: 'errors' | 'finds';
  /** One run: simulated samples, put through the same pure functions as measured ones. */
  readonly simulate: (random: Random) => SimulatedFigure;
}
