import type { Interaction } from '../../harness/measures/interaction/schema.js';
import { sectionOf, type MeasureReport } from '../block.js';
import { formatFigure, formatNumber, slug } from '../format.js';
import { profileTable, type ProfileRow } from '../profile-table.js';
import { programsWith } from '../slice.js';

/** How many parts of an input act together. */
export const interaction: MeasureReport = {
  id: 'interaction',
  sections: (slice, title) => [
    sectionOf(slug(slice.id, 'interaction'), title, [
      profileTable(`Parts of the input on ${slice.title}`, programsWith(slice, 'interaction'), ROWS),
    ]),
  ],
};

const ROWS: readonly ProfileRow<Interaction>[] = [
  ['Parts that act together', ({ meanDimension }) => meanDimension && formatFigure(meanDimension)],
  ['Parts that matter, at least', ({ groupsThatMatter }) => formatFigure(groupsThatMatter)],
  ['Share that no part brings about alone', ({ interaction }) => interaction && formatFigure(interaction)],
  ['Parts in all', ({ groups }) => formatNumber(groups)],
  ['Decisions spent', ({ decisions }) => formatNumber(decisions)],
];
