/** Some blocks of one size. */
export interface Blocks {
  readonly size: number;
  readonly count: number;
}

/** How the places of a row and the vectors of an output are cut into blocks that the processor's registers hold. */
export interface Blocking {
  /** Blocks of vectors of output channels, and for each of them blocks of places. */
  readonly vectors: readonly (Blocks & { readonly places: readonly Blocks[] })[];
}

/** Vector registers that a block may use: of sixteen V8 keeps one for itself. */
export const REGISTERS = 15;

/** The largest block of vectors for which one place still fits. */
const MOST_VECTORS = 6;

/**
 * Whether a block's sums fit into the registers with what they are made of: a value of every place, a vector of weights for
 * every vector of sums, and a product. All of these at once, since V8 loads before it computes.
 */
const fits = (places: number, vectors: number): boolean =>
  places * vectors + places + vectors + 1 <= REGISTERS;

/**
 * Cycles that a block takes for one number of its inputs: by the multiplications (two a cycle), the loads (two a cycle), all
 * instructions (six a cycle), and the three cycles that an addition waits for the one before it. A processor differs in
 * these, but not in which blocks are good.
 */
const cyclesOf = (places: number, vectors: number): number =>
  Math.max(3, (places * vectors) / 2, (places + vectors) / 2, (places + vectors + 2 * places * vectors) / 6);

/**
 * The blocking that takes the fewest cycles.
 *
 * @param places of one row
 * @param vectors of output channels
 */
export function chooseBlocking(places: number, vectors: number): Blocking {
  let best: { cycles: number; blocking: Blocking } | undefined;
  for (let size = 1; size <= Math.min(vectors, MOST_VECTORS); size++) {
    const rest = vectors % size;
    const parts = [{ size, count: (vectors - rest) / size }, ...(rest > 0 ? [{ size: rest, count: 1 }] : [])];
    const cut = parts.map((part) => ({ ...part, ...cutPlaces(places, part.size) }));
    const cycles = cut.reduce((sum, part) => sum + part.count * part.cycles, 0);
    if (!best || cycles < best.cycles) {
      best = {
        cycles,
        blocking: { vectors: cut.map(({ size, count, places }) => ({ size, count, places })) },
      };
    }
  }
  return best!.blocking;
}

/** The places of a row in blocks, the larger ones first. */
function cutPlaces(places: number, vectors: number): { cycles: number; places: Blocks[] } {
  const best: { cycles: number; last: number }[] = [{ cycles: 0, last: 0 }];
  for (let count = 1; count <= places; count++) {
    let found = { cycles: Infinity, last: 1 };
    for (let size = 1; size <= count && fits(size, vectors); size++) {
      const cycles = best[count - size]!.cycles + cyclesOf(size, vectors);
      if (cycles < found.cycles) found = { cycles, last: size };
    }
    best.push(found);
  }
  const counts = new Map<number, number>();
  for (let left = places; left > 0; left -= best[left]!.last)
    counts.set(best[left]!.last, (counts.get(best[left]!.last) ?? 0) + 1);
  return {
    cycles: best[places]!.cycles,
    places: [...counts].map(([size, count]) => ({ size, count })).sort((a, b) => b.size - a.size),
  };
}
