import type { Melding } from '../../harness/measures/melding/schema.js';
import type { ChartMaker } from '../block.js';
import { formatFigure, slug } from '../format.js';
import { programsWith } from '../slice.js';
import { FOOT, ROW, shareDomain } from './axes.js';
import { COLOURS } from './theme.js';

/** The forms in the order in which more is done. */
const FORMS: readonly (readonly [form: 'alone' | 'apart' | 'together', label: string])[] = [
  ['alone', 'Without a denoiser'],
  ['apart', 'Tuned apart'],
  ['together', 'Tuned together'],
];

/** How right two networks are on noisy inputs, apart and together: a chart a network. */
export const meldingCharts: ChartMaker = (slice) =>
  programsWith(slice, 'melding').map(({ name, program, result }) => {
    const values = FORMS.map(([form, label]) => valueOf(result, form, label));
    const caption = `Right answers on noisy inputs: ${name} on ${slice.title}`;
    return {
      id: slug(slice.id, 'melding', program),
      title: 'Do networks do better once they are tuned together?',
      reading:
        'A row is how a network and one that takes noise away were trained; to the right is how often they are right on noisy inputs, with 95 % intervals over seeds.',
      direction: 'Further right is better.',
      methods: [result.together.method],
      description: `${caption}: ${values.map(({ label, shown }) => `${label} ${shown}`).join('; ')}.`,
      legend: [],
      spec: {
        width: 'container',
        height: FORMS.length * ROW + FOOT,
        data: { values },
        encoding: {
          y: {
            field: 'label',
            type: 'nominal',
            sort: FORMS.map(([, label]) => label),
            title: null,
            axis: { labelLimit: 140 },
          },
          color: { value: COLOURS.learned },
        },
        layer: [
          {
            mark: { type: 'rule', strokeWidth: 2, opacity: 0.5 },
            encoding: {
              x: {
                field: 'low',
                type: 'quantitative',
                title: 'Share of noisy inputs answered rightly',
                scale: { domain: shareDomain(values.flatMap(({ low, high }) => [low, high])), nice: false },
                axis: { format: '.1~%', tickCount: 5, grid: true },
              },
              x2: { field: 'high' },
            },
          },
          {
            mark: { type: 'point', shape: 'diamond', size: 110 },
            encoding: {
              x: { field: 'value', type: 'quantitative' },
              tooltip: [
                { field: 'label', title: 'Networks' },
                { field: 'shown', title: 'Right' },
              ],
            },
          },
        ],
      },
      table: {
        caption,
        columns: [{ title: 'Networks' }, { title: 'Right', numeric: true }],
        rows: values.map(({ label, shown }) => [label, shown]),
      },
    };
  });

function valueOf(result: Melding, form: (typeof FORMS)[number][0], label: string) {
  const { value, low = value, high = value } = result[form];
  return { label, value, low, high, shown: formatFigure(result[form]) };
}
