import type { ChartMaker } from '../block.js';
import { formatFigure, formatNumber, slug } from '../format.js';
import { programsWith } from '../slice.js';
import { endsOf, logDomain } from './axes.js';
import { lineLegend } from './legend.js';
import { nameScales } from './theme.js';

/** How many leaves it takes to give a program's answers, over concepts where the task has them. */
export const surrogateChart: ChartMaker = (slice) => {
  const measured = programsWith(slice, 'surrogate').map(({ name, kind, result: { imitations } }) => ({
    name,
    kind,
    best: imitations.at(-1)!,
    imitations,
  }));
  if (measured.length === 0) return [];
  const scales = nameScales(measured);
  const points = measured.flatMap(({ name, best: { curve } }) =>
    curve.map(({ leaves, fidelity }) => ({
      name,
      leaves,
      y: fidelity.value,
      ...endsOf(fidelity),
      shown: formatFigure(fidelity),
    })),
  );
  const { view } = measured[0]!.best;
  const domain = logDomain(points.map(({ leaves }) => leaves));
  const fewest = (leaves: number | null): string =>
    leaves === null ? 'more than 256' : formatNumber(leaves);
  return [
    {
      id: slug(slice.id, 'surrogate-chart'),
      title: 'How large a tree would it take to say the same?',
      reading: `Trees of more and more leaves, fitted to a program’s own answers by ${view === 'concepts' ? 'what a person would say of an input' : 'the parts of the input'}: upwards is the share of its answers, on other inputs, that the tree gives, too.`,
      direction: 'Higher is better: more of the program can be read from a small tree.',
      methods: [...new Set(measured.map(({ best }) => best.fidelity.method))],
      description: `Answers that a tree gives, too, on ${slice.title}: ${measured.map(({ name, best }) => `${name} ${formatFigure(best.fidelity)} by eight leaves`).join('; ')}.`,
      legend: lineLegend(measured),
      spec: {
        width: 'container',
        height: 220,
        data: { values: points },
        encoding: {
          x: {
            field: 'leaves',
            type: 'quantitative',
            title: 'Leaves of the tree',
            scale: { type: 'log', domain, nice: false },
            axis: { values: points.map(({ leaves }) => leaves), grid: true, format: 'd' },
          },
          color: { field: 'name', type: 'nominal', scale: scales.colour },
        },
        layer: [
          {
            mark: { type: 'line', strokeWidth: 1.5 },
            encoding: {
              y: {
                field: 'y',
                type: 'quantitative',
                title: 'Answers that the tree gives, too',
                scale: { domain: [0, 1], nice: false },
                axis: { format: '.0%', tickCount: 5, grid: true },
              },
              strokeDash: { field: 'name', type: 'nominal', scale: scales.dash },
            },
          },
          {
            mark: { type: 'rule', strokeWidth: 2, opacity: 0.5 },
            encoding: { y: { field: 'low', type: 'quantitative' }, y2: { field: 'high' } },
          },
          {
            mark: { type: 'point', size: 60 },
            encoding: {
              y: { field: 'y', type: 'quantitative' },
              shape: { field: 'name', type: 'nominal', scale: scales.shape },
              tooltip: [
                { field: 'name', title: 'Program' },
                { field: 'leaves', title: 'Leaves' },
                { field: 'shown', title: 'Answers given, too' },
              ],
            },
          },
        ],
      },
      table: {
        caption: `How well a tree of eight leaves stands in for each program on ${slice.title}`,
        columns: [
          { title: 'Program' },
          { title: 'The tree asks about' },
          { title: 'Fidelity', numeric: true },
          { title: 'κ', numeric: true },
          { title: 'Where the program is wrong', numeric: true },
          { title: 'A tree fitted to the truth', numeric: true },
          { title: 'Leaves for 90 %', numeric: true },
          { title: 'Leaves for 95 %', numeric: true },
        ],
        rows: measured.flatMap(({ name, imitations }) =>
          imitations.map((imitation) => [
            name,
            `${formatNumber(imitation.features)} ${imitation.view}`,
            formatFigure(imitation.fidelity),
            imitation.kappa ? formatFigure(imitation.kappa) : '–',
            imitation.fidelityWhereWrong ? formatFigure(imitation.fidelityWhereWrong) : '–',
            imitation.truthFidelity ? formatFigure(imitation.truthFidelity) : '–',
            fewest(imitation.leavesFor90),
            fewest(imitation.leavesFor95),
          ]),
        ),
      },
    },
  ];
};
