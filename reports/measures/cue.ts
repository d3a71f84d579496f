import type { Cue } from '../../harness/measures/cue/schema.js';
import { chartsBlock, sectionOf, type Block, type MeasureReport } from '../block.js';
import { cueCharts } from '../charts/cue.js';
import { formatFigure, formatNumber, formatPoints, slug } from '../format.js';
import { profileTable, type ProfileRow } from '../profile-table.js';
import { programsWith, type ProgramSubject } from '../slice.js';

/** Whether programs go by something that says nothing of the answer, and what networks learn to go by. */
export const cue: MeasureReport = {
  id: 'cue',
  sections(slice, title) {
    const asked = programsWith(slice, 'cue');
    if (asked.length === 0) return [];
    const { meaning, placebo } = asked[0]!.result;
    return [
      sectionOf(slug(slice.id, 'cue'), title, [
        {
          kind: 'paragraph',
          text: `The cue is ${meaning}; the placebo is ${placebo}. Into every input the cue of a wrong answer was laid, the same for all programs. None of these programs was trained with it.`,
        },
        profileTable(`A planted cue on ${slice.title}`, asked, ROWS),
        ...asked.map(learnedParagraph),
        chartsBlock(cueCharts(slice)),
      ]),
    ];
  },
};

const ROWS: readonly ProfileRow<Cue>[] = [
  ['Answers that the cue changes, beyond the placebo', ({ excess }) => formatPoints(excess)],
  ['Answers that the cue changes', ({ flipped }) => formatFigure(flipped)],
  ['Answers that the placebo changes', ({ flippedByPlacebo }) => formatFigure(flippedByPlacebo)],
  ['Answers that become the one whose cue it is', ({ followed }) => formatFigure(followed)],
  ['Decisions spent', ({ decisions }) => formatNumber(decisions)],
];

/** What was recorded of networks that learned from data with a cue, or why there is nothing. */
function learnedParagraph({
  name,
  kind,
  result: { learned },
}: ProgramSubject & { readonly result: Cue }): Block {
  if (kind === 'handwritten')
    return {
      kind: 'paragraph',
      text: `${name}: what is learned from data with a cue is not applicable: nothing is learned. That is no win.`,
    };
  if (!learned)
    return {
      kind: 'paragraph',
      text: `${name}: what networks like it learn from data with a cue was not recorded.`,
    };
  const costs = learned.shares.flatMap(({ share, cost }) =>
    cost ? [`in ${100 * share} % of them ${formatPoints(cost).replace(/^\+/, '')}`] : [],
  );
  return {
    kind: 'paragraph',
    text: `${name}: networks like it, recorded once by “${learned.command}”, from ${learned.seeds === 1 ? 'one seed' : `${learned.seeds} seeds`} each, learned from examples that all had a cue: in a share of them that of the right answer, in the others one drawn from all. On examples with the cue of a wrong answer they lose, against training where the cue says nothing, where it went with the answer ${costs.join(', ')}. ${learned.recipe}`,
  };
}
