import type { ChartMaker } from '../block.js';
import { formatDirection, formatFigure, formatNumber, slug } from '../format.js';
import { distinctRightAnswers } from './decisions.js';
import { dotRows, dotTable } from './dots.js';
import { markLegend } from './legend.js';

/** How often a program takes what it does not know for something that it knows: a row a kind, a mark a program. */
export const rejectionChart: ChartMaker = (slice) => {
  const cells = distinctRightAnswers(slice).filter(({ result }) => (result.rejection?.length ?? 0) > 0);
  const dots = cells.flatMap(({ name, result }) =>
    (result.rejection ?? []).map(({ label, answered }) => ({ name, label, share: answered })),
  );
  if (dots.length === 0) return [];
  const labels = [...new Set(dots.map(({ label }) => label))];
  const caption = `Of what is none of the known things, answered with one all the same, on ${slice.title}`;
  const { columns, rows } = dotTable(cells, dots, { title: 'Input', labels, caption });
  const [first, ...programs] = columns;
  const said = dots.map(({ name, label, share }) => `${name} ${formatFigure(share)} of “${label}”`);
  return [
    {
      id: slug(slice.id, 'rejection'),
      title: 'How much of what is none of these does it answer?',
      reading:
        'One row a kind of input that is none of the known things: the share of all of them that a program took for one all the same, with its 95 % interval. To abstain is right there.',
      direction: formatDirection('lower-is-better'),
      methods: [...new Set(dots.map(({ share }) => share.method))],
      description: `${caption}: ${said.join('; ')}.`,
      legend: markLegend(cells),
      spec: dotRows(cells, dots, {
        title: 'Input',
        labels,
        axis: 'Share answered with one of the known things',
        measure: 'Answered all the same',
      }),
      table: {
        caption,
        columns: [first!, { title: 'Inputs', numeric: true }, ...programs],
        rows: rows.map(([label, ...shares]) => [
          label!,
          formatNumber(dots.find((dot) => dot.label === label)!.share.n),
          ...shares,
        ]),
      },
    },
  ];
};
