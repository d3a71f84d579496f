import type { Chart, ChartMaker } from '../block.js';
import { formatDirection, formatNumber, slug } from '../format.js';
import { markLegend } from './legend.js';
import { distinctRightAnswers } from './decisions.js';
import { dotRows, dotTable } from './dots.js';

const MEASURES = [
  {
    key: 'recall',
    title: 'Of which kind does each find the most?',
    measure: 'Recall',
    axis: 'Of the inputs of this class, found',
    reading:
      'One row a class: of all inputs that are of this class, the share that the program recognised, with its 95 % interval.',
  },
  {
    key: 'precision',
    title: 'Which of its answers can be believed?',
    measure: 'Precision',
    axis: 'Of the answers of this class, right',
    reading:
      'One row a class: of all inputs that the program gave this answer, the share that was right, with its 95 % interval.',
  },
] as const;

/** Recall and precision of every class, the programs side by side. */
export const classCharts: ChartMaker = (slice) => {
  const cells = distinctRightAnswers(slice).filter(({ result }) => (result.classes?.length ?? 0) > 0);
  return MEASURES.flatMap(({ key, title, measure, axis, reading }): Chart[] => {
    const dots = cells.flatMap(({ name, result }) =>
      (result.classes ?? []).flatMap(({ label, support, [key]: share }) =>
        share === undefined ? [] : [{ name, label, support, share }],
      ),
    );
    if (dots.length === 0) return [];
    const labels = [...new Set(dots.map(({ label }) => label))];
    const present = cells.filter(({ name }) => dots.some((dot) => dot.name === name));
    const caption = `${measure} by class on ${slice.title}`;
    const { columns, rows } = dotTable(present, dots, { title: 'Class', labels, caption });
    const [first, ...rest] = columns;
    return [
      {
        id: slug(slice.id, key),
        title,
        reading,
        direction: formatDirection('higher-is-better'),
        methods: [...new Set(dots.map(({ share }) => share.method))],
        description: `${caption}, for ${present.map(({ name }) => name).join(' and ')}, over the classes ${labels.join(', ')}.`,
        legend: markLegend(present),
        spec: dotRows(present, dots, { title: 'Class', labels, axis, measure }),
        table: {
          caption,
          columns: [first!, { title: 'Inputs', numeric: true }, ...rest],
          rows: rows.map(([label, ...shares]) => [
            label!,
            formatNumber(dots.find((dot) => dot.label === label)!.support),
            ...shares,
          ]),
        },
      },
    ];
  });
};
