import type { ChartMaker } from '../block.js';
import { formatDirection, formatFigure, slug } from '../format.js';
import { markLegend } from './legend.js';
import { distinctRightAnswers } from './decisions.js';
import { ACCURACY, dotRows, dotTable } from './dots.js';

/** More people than this are not told apart by eye; the worst stand first. */
const MOST = 30;

/** Accuracy person by person, where people made the data: an average hides whom a program fails. */
export const peopleChart: ChartMaker = (slice) => {
  const cells = distinctRightAnswers(slice).filter(({ result }) => (result.people?.length ?? 0) > 0);
  if (cells.length === 0) return [];
  const rows = cells.flatMap(({ name, result }) =>
    (result.people ?? []).map(({ person, share }) => ({ name, label: person, share })),
  );
  const worst = (person: string) =>
    Math.min(...rows.filter(({ label }) => label === person).map(({ share }) => share.value));
  const people = [...new Set(rows.map(({ label }) => label))].sort((a, b) => worst(a) - worst(b));
  const shown = people.slice(0, MOST);
  const served = cells.map(({ name, result }) => {
    const least = result.people!.reduce((worse, other) =>
      other.share.value < worse.share.value ? other : worse,
    );
    return `${name} serves ${least.person} worst, ${formatFigure(least.share)}`;
  });
  return [
    {
      id: slug(slice.id, 'people'),
      title: 'Whom does each serve worst?',
      reading: `One row a person (or voice), the one served worst first${people.length > MOST ? `, ${MOST} of ${people.length} shown` : ''}: the share of their inputs answered rightly, with its 95 % interval. ${people.length === 1 ? `All inputs are by ${people[0]!}` : served.join('; ')}.`,
      direction: formatDirection('higher-is-better'),
      methods: [...new Set(rows.map(({ share }) => share.method))],
      description: `Accuracy by person on ${slice.title}: ${served.join('; ')}.`,
      legend: markLegend(cells),
      spec: dotRows(cells, rows, { ...ACCURACY, title: 'Person', labels: shown }),
      table: dotTable(cells, rows, {
        caption: `Accuracy by person on ${slice.title}`,
        title: 'Person',
        labels: people,
      }),
    },
  ];
};
