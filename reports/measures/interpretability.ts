import type { Interpretability } from '../../harness/measures/interpretability/schema.js';
import { accuracyWords } from '../accuracy-words.js';
import { chartsBlock, sectionOf, type MeasureReport } from '../block.js';
import { planeChart } from '../charts/plane.js';
import { formatFigure, formatNumber, slug } from '../format.js';
import { profileTable, type ProfileRow } from '../profile-table.js';
import { programsWith, resultOf } from '../slice.js';

/** How much there is to read. */
export const interpretability: MeasureReport = {
  id: 'interpretability',
  sections: (slice, title) => [
    sectionOf(slug(slice.id, 'interpretability'), title, [
      chartsBlock(
        planeChart(slice, {
          id: 'length',
          title: `Is what ${accuracyWords(slice.task).praise} also longer to read?`,
          axis: 'Description length',
          reading: `A mark a program: ${accuracyWords(slice.task).shows}, upwards, against the bytes of its shortest faithful form, to the right on a logarithmic axis.`,
          direction: `${accuracyWords(slice.task).upwards}, left is less to read.`,
          effortOf: (subject) => resultOf(subject, 'interpretability')?.descriptionLength,
        }),
      ),
      profileTable(
        `Interpretability profile on ${slice.title}`,
        programsWith(slice, 'interpretability'),
        ROWS,
      ),
    ]),
  ],
};

type Complexity<K> = Extract<Interpretability['complexity'], { kind: K }>;

const inSource =
  (show: (source: Complexity<'source'>) => string) =>
  ({ complexity }: Interpretability) =>
    complexity.kind === 'source' ? show(complexity) : undefined;
const inNetwork =
  (show: (network: Complexity<'network'>) => string) =>
  ({ complexity }: Interpretability) =>
    complexity.kind === 'network' ? show(complexity) : undefined;

const ROWS: readonly ProfileRow<Interpretability>[] = [
  ['Description length', ({ descriptionLength }) => formatFigure(descriptionLength)],
  ['Lines of code', inSource(({ linesOfCode }) => formatFigure(linesOfCode))],
  [
    'Files, functions',
    inSource(({ files, functions }) => `${formatNumber(files)}, ${formatNumber(functions)}`),
  ],
  ['Cyclomatic complexity', inSource(({ cyclomatic }) => formatFigure(cyclomatic))],
  ['Cognitive complexity', inSource(({ cognitive }) => formatFigure(cognitive))],
  ['Halstead volume', inSource(({ halsteadVolume }) => formatFigure(halsteadVolume))],
  ['Deepest nesting', inSource(({ deepestNesting }) => formatFigure(deepestNesting))],
  ['Weights', inNetwork(({ weights }) => formatFigure(weights))],
  ['Layers', inNetwork(({ layers }) => formatFigure(layers))],
  ['Operator calls', inNetwork(({ operatorCalls }) => formatFigure(operatorCalls))],
];
