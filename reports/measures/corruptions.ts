import type { Corruptions } from '../../harness/measures/corruptions/schema.js';
import { chartsBlock, foldedBlock, sectionOf, type Block, type MeasureReport } from '../block.js';
import { corruptionsChart } from '../charts/corruptions.js';
import { formatFigure, formatNumber, formatValue, slug } from '../format.js';
import { profileTable, type ProfileRow } from '../profile-table.js';
import { programsWith, type Slice } from '../slice.js';

/** What inputs that are harder to read do to programs. */
export const corruptions: MeasureReport = {
  id: 'corruptions',
  sections(slice, title) {
    const measured = programsWith(slice, 'corruptions');
    return [
      sectionOf(slug(slice.id, 'corruptions'), title, [
        ...notices(slice),
        chartsBlock(corruptionsChart(slice)),
        foldedBlock('In figures', [
          profileTable(`Errors after corruptions on ${slice.title}`, measured, ROWS),
        ]),
      ]),
    ];
  },
};

/** Of inputs that something is still to be answered to. */
const meanChanged = ({ perturbations }: Corruptions): number => {
  const shares = perturbations
    .filter(({ kind }) => kind !== 'impossible')
    .map(({ changed }) => changed.value);
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
};

const ROWS: readonly ProfileRow<Corruptions>[] = [
  ['Not answered rightly, mean of all corruptions', ({ error }) => formatFigure(error)],
  ['Not answered rightly without any', ({ clean }) => formatFigure(clean)],
  ['The one by the other', ({ ratio }) => ratio && formatFigure(ratio)],
  ['Answers that change, mean of all corruptions', (result) => formatValue(meanChanged(result), 'share')],
  ['Decisions spent', ({ decisions }) => formatNumber(decisions)],
];

/** Inputs that cannot be: what is asked of them is to be noticed. */
function notices(slice: Slice): Block[] {
  const facts = programsWith(slice, 'corruptions').flatMap(({ name, result }) =>
    result.perturbations
      .filter(({ kind }) => kind === 'impossible')
      .map(
        ({ title, error }) =>
          [`${title} · ${name}`, `${formatFigure(error)} are answered as if nothing were wrong`] as const,
      ),
  );
  return facts.length === 0 ? [] : [{ kind: 'facts', facts }];
}
