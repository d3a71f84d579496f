import type { ChartMaker } from '../block.js';
import { formatDirection, formatFigure, slug } from '../format.js';
import { markLegend } from './legend.js';
import { datasetTitle } from '../slice.js';
import { distinctDecisions } from './decisions.js';
import { FOOT, offsetHeight } from './axes.js';
import { nameScales } from './theme.js';

/** More people than this are not told apart by eye; the worst stand first. */
const MOST = 30;

/** Accuracy person by person, where people made the data: an average hides whom a program fails. */
export const peopleChart: ChartMaker = (slice) => {
  const cells = distinctDecisions(slice).filter(({ measure }) => (measure.people?.length ?? 0) > 0);
  if (cells.length === 0) return [];
  const rows = cells.flatMap(({ name, measure }) =>
    (measure.people ?? []).map(({ person, share }) => ({ name, person, share })),
  );
  const worst = (person: string) =>
    Math.min(...rows.filter((row) => row.person === person).map(({ share }) => share.value));
  const people = [...new Set(rows.map(({ person }) => person))].sort((a, b) => worst(a) - worst(b));
  const shown = people.slice(0, MOST);
  const names = cells.map(({ name }) => name);
  const scales = nameScales(cells);
  const values = rows
    .filter(({ person }) => shown.includes(person))
    .map(({ name, person, share }) => ({
      name,
      person,
      value: share.value,
      low: share.low ?? share.value,
      high: share.high ?? share.value,
      shown: formatFigure(share),
    }));
  return [
    {
      id: slug(slice.id, 'people'),
      title: 'Accuracy by person',
      reading: `One row a person (or voice), the one served worst first${people.length > MOST ? `, ${MOST} of ${people.length} shown` : ''}: the share of their inputs answered rightly, with its 95 % interval.`,
      direction: formatDirection('higher-is-better'),
      methods: [...new Set(rows.map(({ share }) => share.method))],
      description: `Accuracy by person on ${datasetTitle(slice.dataset)} for ${names.join(' and ')}; the worst served is ${shown[0]!}.`,
      legend: markLegend(cells),
      spec: {
        width: 'container',
        height: shown.length * offsetHeight(names.length) + FOOT,
        data: { values },
        encoding: {
          y: {
            field: 'person',
            type: 'nominal',
            sort: shown,
            title: null,
            axis: { labelLimit: 110, grid: true },
            scale: { paddingInner: 0.25 },
          },
          yOffset: { field: 'name', sort: names },
          color: { field: 'name', scale: scales.colour },
        },
        layer: [
          {
            mark: { type: 'rule', strokeWidth: 2, opacity: 0.5 },
            encoding: {
              x: {
                field: 'low',
                type: 'quantitative',
                title: 'Share answered rightly',
                scale: { zero: false },
                axis: { format: '.0%', tickCount: 5 },
              },
              x2: { field: 'high' },
            },
          },
          {
            mark: { type: 'point', size: 60 },
            encoding: {
              x: { field: 'value', type: 'quantitative' },
              shape: { field: 'name', scale: scales.shape },
              tooltip: [
                { field: 'name', title: 'Program' },
                { field: 'person', title: 'Person' },
                { field: 'shown', title: 'Accuracy' },
              ],
            },
          },
        ],
      },
      table: {
        caption: `Accuracy by person on ${datasetTitle(slice.dataset)}`,
        columns: [{ title: 'Person' }, ...names.map((title) => ({ title, numeric: true }))],
        rows: people.map((person) => [
          person,
          ...names.map((name) =>
            formatFigure(rows.find((row) => row.person === person && row.name === name)?.share),
          ),
        ]),
      },
    },
  ];
};
