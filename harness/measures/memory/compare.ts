import type { ComparedSide, UncorrectedComparison } from '../measure.js';
import { exactFigure } from '../measure.js';
import type { Memory, MemorySamples } from './schema.js';

type Side = Pick<ComparedSide<MemorySamples, Memory>, 'result'>;

/** Which of two programs ships fewer bytes, not compressed; runtimes are not among them. */
export function compareShipped(a: Side, b: Side): UncorrectedComparison {
  const [valueA, valueB] = [a.result.atRest.plain, b.result.atRest.plain];
  return {
    title: 'Bytes shipped',
    valueA,
    valueB,
    difference: exactFigure(valueB.value / valueA.value, '×', 'b ÷ a; counted, not sampled'),
    p: null,
    test: 'none needed: counted, not sampled',
    direction: 'lower-is-better',
  };
}
