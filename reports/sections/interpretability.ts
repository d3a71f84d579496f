import type { Interpretability } from '../../harness/results/measures-schema.js';
import { chartsBlock, sectionOf, type SectionMaker, type Table } from '../block.js';
import { planeCharts } from '../charts/plane.js';
import { formatFigure, formatNumber, slug } from '../format.js';
import { cellsWith, datasetTitle, type Slice } from '../slice.js';

/** Whether people can read it: how much there is to read, and to do by hand. */
export const interpretabilitySection: SectionMaker = (slice) => {
  const table = profile(slice);
  return sectionOf(slug(slice.id, 'interpretability'), 'Interpretability', [
    chartsBlock(planeCharts(slice)),
    table && { kind: 'table', table },
  ]);
};

type Row = readonly [title: string, value: (measure: Interpretability) => string];

const NONE = '–';

const ROWS: readonly Row[] = [
  ['Description length', ({ descriptionLength }) => formatFigure(descriptionLength)],
  ['Steps by hand for one decision', ({ simulatability }) => formatFigure(simulatability.steps)],
  ['– basic blocks executed', (measure) => bySource(measure, ({ blocks }) => formatFigure(blocks))],
  [
    '– fewest and most blocks over inputs',
    (measure) =>
      bySource(
        measure,
        ({ blocksMin, blocksMax }) => `${formatNumber(blocksMin)} – ${formatNumber(blocksMax)}`,
      ),
  ],
  ['– comparisons', (measure) => bySource(measure, ({ comparisons }) => formatFigure(comparisons))],
  ['– arithmetic', (measure) => bySource(measure, ({ arithmetic }) => formatFigure(arithmetic))],
  ['Lines of code', (measure) => inSource(measure, ({ linesOfCode }) => formatFigure(linesOfCode))],
  [
    'Files, functions',
    (measure) =>
      inSource(measure, ({ files, functions }) => `${formatNumber(files)}, ${formatNumber(functions)}`),
  ],
  ['Cyclomatic complexity', (measure) => inSource(measure, ({ cyclomatic }) => formatFigure(cyclomatic))],
  ['Cognitive complexity', (measure) => inSource(measure, ({ cognitive }) => formatFigure(cognitive))],
  ['Halstead volume', (measure) => inSource(measure, ({ halsteadVolume }) => formatFigure(halsteadVolume))],
  ['Deepest nesting', (measure) => inSource(measure, ({ deepestNesting }) => formatFigure(deepestNesting))],
  ['Weights', (measure) => inNetwork(measure, ({ weights }) => formatFigure(weights))],
  ['Layers', (measure) => inNetwork(measure, ({ layers }) => formatFigure(layers))],
  ['Operator calls', (measure) => inNetwork(measure, ({ operatorCalls }) => formatFigure(operatorCalls))],
];

type Complexity<K> = Extract<Interpretability['complexity'], { kind: K }>;
type BySource = Extract<Interpretability['simulatability'], { kind: 'source' }>;

const inSource = ({ complexity }: Interpretability, show: (source: Complexity<'source'>) => string) =>
  complexity.kind === 'source' ? show(complexity) : NONE;
const inNetwork = ({ complexity }: Interpretability, show: (network: Complexity<'network'>) => string) =>
  complexity.kind === 'network' ? show(complexity) : NONE;
const bySource = ({ simulatability }: Interpretability, show: (source: BySource) => string) =>
  simulatability.kind === 'source' ? show(simulatability) : NONE;

function profile(slice: Slice): Table | null {
  const cells = cellsWith(slice, ({ interpretability }) => interpretability);
  if (cells.length === 0) return null;
  const rows = ROWS.map(([title, value]) => [title, ...cells.map(({ measure }) => value(measure))]);
  return {
    caption: `Interpretability profile on ${datasetTitle(slice.dataset)}; a dash where a figure does not apply`,
    columns: [{ title: 'Figure' }, ...cells.map(({ name }) => ({ title: name, numeric: true }))],
    rows: rows.filter(([, ...values]) => values.some((value) => value !== NONE)),
  };
}
