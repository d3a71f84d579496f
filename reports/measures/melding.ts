import type { Melding } from '../../harness/measures/melding/schema.js';
import { chartsBlock, sectionOf, type Block, type MeasureReport } from '../block.js';
import { meldingCharts } from '../charts/melding.js';
import { formatFigure, formatP, formatPoints, slug } from '../format.js';
import { programsWith, type ProgramSubject } from '../slice.js';

/** Whether networks that were trained apart do better once they are tuned together. */
export const melding: MeasureReport = {
  id: 'melding',
  sections(slice, title) {
    const melded = programsWith(slice, 'melding');
    if (melded.length === 0) return [];
    return [
      sectionOf(slug(slice.id, 'melding'), title, [
        ...melded.map(sentence),
        chartsBlock(meldingCharts(slice)),
        ...melded.map(({ name, result }) => seedsTable(`${slice.title}: ${name}`, result)),
      ]),
    ];
  },
};

function sentence({
  name,
  result: { alone, apart, together, gain, recipe, command },
}: ProgramSubject & { readonly result: Melding }): Block {
  return {
    kind: 'paragraph',
    text: `${name}: tuned together, a denoiser and a classifier are right on ${formatFigure(together)} of the noisy inputs, tuned apart for as many steps on ${formatFigure(apart)}: ${formatPoints(gain)}. The classifier without a denoiser is right on ${formatFigure(alone)}. These networks are not shipped; they were recorded once by “${command}”. ${recipe}`,
  };
}

function seedsTable(of: string, { seeds }: Melding): Block {
  return {
    kind: 'table',
    table: {
      caption: `What tuning together gains on ${of}, seed by seed on the same inputs; p after McNemar, not corrected`,
      columns: [{ title: 'Seed' }, { title: 'Gain', numeric: true }, { title: 'p', numeric: true }],
      rows: seeds.map(({ seed, gain, p }) => [String(seed), formatPoints(gain), formatP(p)]),
    },
  };
}
