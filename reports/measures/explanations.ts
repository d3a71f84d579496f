import type { Explanations } from '../../harness/measures/explanations/schema.js';
import type { Figure } from '../../harness/results/figure.js';
import { sectionOf, type MeasureReport } from '../block.js';
import { formatFigure, formatNumber, slug } from '../format.js';
import { profileTable, type ProfileRow } from '../profile-table.js';
import { programsWith } from '../slice.js';

/** Whether what programs say of their decisions is what they did. */
export const explanations: MeasureReport = {
  id: 'explanations',
  sections: (slice, title) => [
    sectionOf(slug(slice.id, 'explanations'), title, [
      profileTable(
        `Explanations put to the test on ${slice.title}`,
        programsWith(slice, 'explanations'),
        ROWS,
      ),
    ]),
  ],
};

type Of<K> = Extract<Explanations, { kind: K }>;

const ofTraces = (show: (traces: Of<'traces'>) => string | undefined) => (result: Explanations) =>
  result.kind === 'traces' ? show(result) : undefined;
const ofAttributions =
  (show: (attributions: Of<'attributions'>) => string | undefined) => (result: Explanations) =>
    result.kind === 'attributions' ? show(result) : undefined;

/** A place on the scale from chance to search. */
const scale = (figure: Figure | undefined): string =>
  figure ? formatFigure(figure) : 'not to be told: no order is surely better than chance';

const ROWS: readonly ProfileRow<Explanations>[] = [
  ['Traces that give the decision again', ofTraces(({ replayed }) => formatFigure(replayed))],
  ['Steps without which it is another', ofTraces(({ needed }) => needed && formatFigure(needed))],
  ['Steps of a trace', ofTraces(({ steps }) => formatNumber(steps))],
  ['What points at the input', ofAttributions(({ method }) => method)],
  [
    'Taking away what it points at (0 chance, 1 search), blank instead',
    ofAttributions(({ blank }) => blank && scale(blank.deletion)),
  ],
  ['Putting it back, blank around it', ofAttributions(({ blank }) => blank && scale(blank.insertion))],
  ['Taking away, parts of other examples instead', ofAttributions(({ others }) => scale(others.deletion))],
  ['Putting it back, other examples around it', ofAttributions(({ others }) => scale(others.insertion))],
  ['Decisions spent', ({ decisions }) => formatNumber(decisions)],
];
