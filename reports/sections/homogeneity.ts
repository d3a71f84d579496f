import type { Homogeneity } from '../../harness/results/agility-schema.js';
import { sectionOf, type Block, type SectionMaker } from '../block.js';
import { formatFigure, formatNumber, formatPoints, formatValue, slug } from '../format.js';
import { programName } from '../names.js';
import { datasetTitle, type Slice } from '../slice.js';

type Measured = Extract<Homogeneity, { state: 'measured' }>;

/** Whether a network does one thing over and over, and how few bits its weights need. */
export const homogeneitySection: SectionMaker = (slice) =>
  slice.homogeneity.length === 0
    ? null
    : sectionOf(
        slug(slice.id, 'homogeneity-section'),
        'Homogeneity',
        slice.homogeneity.flatMap((entry) => blocksOf(slice, entry)),
      );

function blocksOf(slice: Slice, entry: Homogeneity): readonly Block[] {
  const name = `${programName(slice.task, entry.program)} on ${entry.runtime}`;
  if (entry.state === 'failed')
    return [{ kind: 'paragraph', text: `${name}: not measured, because it failed: ${entry.error}` }];
  const work = entry.operators.filter(({ work: { value } }) => value > 0);
  const others = entry.operators.length - work.length;
  return [
    {
      kind: 'paragraph',
      text: `${name}: ${work.map(({ name: operator, calls, work: { value, unit } }) => `${operator} (${calls} ${calls === 1 ? 'call' : 'calls'}) does ${formatValue(value, unit)} of the multiply-accumulates`).join(', ')}; ${others} other ${others === 1 ? 'kind of operator does' : 'kinds of operators do'} none. Of the weights, those of convolutions and matrix products were rounded, and the network run again on the same ${formatNumber(entry.float.accuracy.n)} examples.`,
    },
    { kind: 'table', table: weightsTable(slice, name, entry) },
  ];
}

function weightsTable(slice: Slice, name: string, { float, quantised }: Measured) {
  return {
    caption: `What rounded weights cost and save on ${datasetTitle(slice.dataset)}: ${name}. Method: ${[...new Set(quantised.flatMap(({ difference, bytes }) => [bytes.method, difference.method]))].join(' · ')}`,
    columns: [
      { title: 'Weights' },
      { title: 'Accuracy', numeric: true },
      { title: 'Difference', numeric: true },
      { title: 'Bytes', numeric: true },
      { title: 'Gzipped', numeric: true },
    ],
    rows: [
      [
        '32-bit floats',
        formatFigure(float.accuracy),
        '–',
        formatFigure(float.bytes),
        formatFigure(float.gzipped),
      ],
      ...quantised.map(({ bits, accuracy, difference, bytes, gzipped }) => [
        `${bits}-bit integers`,
        formatFigure(accuracy),
        formatPoints(difference),
        formatFigure(bytes),
        formatFigure(gzipped),
      ]),
    ],
  };
}
