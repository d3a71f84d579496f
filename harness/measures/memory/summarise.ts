import { mean, median, quantileSorted, sum } from 'simple-statistics';

import type { Figure } from '../../results/figure.js';
import { exactFigure } from '../measure.js';
import { analyseGrowth } from './growth.js';
import type { HeldMemory } from './live.js';
import { overLaunches } from './over-launches.js';
import type { Memory, MemoryLaunch, MemorySamples } from './schema.js';

/** A launch decides from N to 8 N: 7 N decisions lie in between. */
const LATER_DECISIONS = 7;

const LESS = { unit: 'B', direction: 'lower-is-better' } as const;

/** Turns what the memory processes saw into M3's figures. */
export function summariseMemory({ atRest, launches, bytesByInput, peak }: MemorySamples): Memory {
  const decisions = launches.map((launch) => launch.decisions);
  return {
    atRest: {
      plain: exactFigure(atRest.plainBytes, 'B', atRest.what),
      gzipped: exactFigure(atRest.gzippedBytes, 'B', `${atRest.what}, gzipped`),
    },
    loaded: summariseLoaded(launches.map(({ loaded }) => loaded)),
    peak: peakFigures(peak),
    allocatedPerDecision: summariseAllocation(decisions),
    allocationSpread: spreadFigure(bytesByInput),
    ...tensorsLeftBehind(decisions),
    growth: analyseGrowth(decisions),
    collections: sum(decisions.map(({ collections }) => collections)),
  };
}

/** What a program holds once it is loaded, and its runtime where every launch tells it apart. */
export function summariseLoaded(loaded: readonly MemoryLaunch['loaded'][]): Memory['loaded'] {
  const runtimes = loaded.flatMap(({ runtime }) => (runtime ? [runtime] : []));
  return {
    program: heldFigures(
      loaded.map(({ program }) => program),
      runtimes.length === 0
        ? 'from before the program’s modules are imported to after its first decision'
        : 'from the runtime alone to after the program’s first decision, its modules with it',
    ),
    ...(runtimes.length === loaded.length
      ? { runtime: heldFigures(runtimes, 'by the runtime, imported and started without any program') }
      : {}),
  };
}

function heldFigures(
  held: readonly HeldMemory[],
  what: string,
): { residentSet: Figure; heapAndExternal: Figure } {
  const grown = `growth ${what}, both after forced collections`;
  return {
    residentSet: overLaunches(
      held.map(({ residentSetBytes }) => residentSetBytes),
      'B',
      `resident set: ${grown}`,
    ),
    heapAndExternal: overLaunches(
      held.map(({ heapAndExternalBytes }) => heapAndExternalBytes),
      'B',
      `heap and external memory: ${grown}`,
    ),
  };
}

/** What one launch says of allocation. */
export type AllocationLaunch = Pick<MemoryLaunch['decisions'], 'decisionsPerBlock'> & {
  readonly program: { readonly blockBytes: readonly number[] };
  readonly control: { readonly blockBytes: readonly number[] };
};

/** What a decision of one launch allocates: the mean over all of its blocks. */
export const allocationOf = ({ program, control, decisionsPerBlock }: AllocationLaunch): number =>
  // A reading allocates the same each time; what the engine does beside some of the control's is not the program's.
  (mean([...program.blockBytes]) - median([...control.blockBytes])) / decisionsPerBlock;

/** What a decision allocates: the mean over all blocks of a launch, so that bursts count for what they are. */
export function summariseAllocation(launches: readonly AllocationLaunch[]): Figure {
  const blocks = sum(launches.map(({ program }) => program.blockBytes.length));
  return overLaunches(
    launches.map(allocationOf),
    'B',
    `heap and external bytes allocated a decision: mean over all ${blocks} blocks of decisions, the collector held off, less that of a function that does nothing`,
  );
}

/** Tensors that are never given back are invisible to a garbage collector, and to every reading of the heap beside it. */
function tensorsLeftBehind(
  launches: readonly MemoryLaunch['decisions'][],
): Pick<Memory, 'tensorsLeftBehind'> {
  const counted = launches.flatMap(({ tensors, decisions }) =>
    tensors ? [{ left: tensors.after - tensors.before, decisions: LATER_DECISIONS * decisions }] : [],
  );
  if (counted.length === 0) return {};
  const decisions = sum(counted.map((launch) => launch.decisions));
  return {
    tensorsLeftBehind: {
      value: sum(counted.map(({ left }) => left)) / decisions,
      n: decisions,
      unit: 'tensors',
      direction: 'lower-is-better',
      method: `tensors that the runtime holds after ${decisions.toLocaleString('en')} decisions less those before them, ÷ decisions; counted, so it has no interval`,
    },
  };
}

function peakFigures({ bareBytes, peakBytes, decisions }: MemorySamples['peak']): Memory['peak'] {
  const method = `maximum resident set of a process of its own that decides on ${decisions} examples, which are sent to it in parts; one pass, so no interval`;
  return {
    residentSet: { value: peakBytes, n: decisions, ...LESS, method },
    aboveBare: {
      value: peakBytes - bareBytes,
      n: decisions,
      ...LESS,
      method: `${method}; less what the process held before the program was loaded`,
    },
  };
}

/** Bytes of the smallest object. */
const SMALLEST_OBJECT = 16;

function spreadFigure(bytes: readonly number[]): Figure {
  const sorted = [...bytes].sort((left, right) => left - right);
  const difference = quantileSorted(sorted, 0.9) - quantileSorted(sorted, 0.1);
  return {
    value: difference < SMALLEST_OBJECT ? 0 : difference / Math.max(SMALLEST_OBJECT, median(sorted)),
    n: bytes.length,
    unit: 'share',
    direction: 'lower-is-better',
    method:
      '(90th − 10th percentile) ÷ median over inputs of the bytes that a decision on one input allocates; below 16 bytes it is none; without an interval, so nothing is decided by it',
  };
}
