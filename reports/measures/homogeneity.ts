import type { Homogeneity } from '../../harness/measures/homogeneity/schema.js';
import { accuracyWords } from '../accuracy-words.js';
import { sectionOf, type Block, type MeasureReport } from '../block.js';
import { formatDifference, formatFigure, formatNumber, formatValue, slug } from '../format.js';
import { programsWith, type Slice } from '../slice.js';

/** Whether a network does one thing over and over, and how few bits its weights need. */
export const homogeneity: MeasureReport = {
  id: 'homogeneity',
  sections: (slice, title) => [
    sectionOf(
      slug(slice.id, 'homogeneity-section'),
      title,
      programsWith(slice, 'homogeneity').flatMap(({ name, runtime, result }) =>
        blocksOf(
          slice,
          runtime === undefined || name.endsWith(runtime) ? name : `${name} on ${runtime}`,
          result,
        ),
      ),
    ),
  ],
};

function blocksOf(slice: Slice, name: string, entry: Homogeneity): readonly Block[] {
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

function weightsTable({ title, task }: Slice, name: string, { float, quantised }: Homogeneity) {
  return {
    caption: `What rounded weights cost and save on ${title}: ${name}. Method: ${[...new Set(quantised.flatMap(({ difference, bytes }) => [bytes.method, difference.method]))].join(' · ')}`,
    columns: [
      { title: 'Weights' },
      { title: accuracyWords(task).title, numeric: true },
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
        formatDifference(difference),
        formatFigure(bytes),
        formatFigure(gzipped),
      ]),
    ],
  };
}
