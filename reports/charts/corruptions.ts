import type { Chart, ChartMaker } from '../block.js';
import { formatDirection, formatFigure, slug } from '../format.js';
import { programsWith, type Slice } from '../slice.js';
import { FOOT, logDomain, logTicks, offsetHeight } from './axes.js';
import { dotRows, dotTable } from './dots.js';
import { markLegend } from './legend.js';
import { nameScales } from './theme.js';

type Measured = ReturnType<typeof measuredOf>;

const measuredOf = (slice: Slice) => programsWith(slice, 'corruptions');

/** What each corruption does to each program, the one that sets them apart most first. */
export const corruptionsChart: ChartMaker = (slice) => {
  const measured = measuredOf(slice);
  const [first] = measured;
  const wrong = measured.flatMap(({ result }) =>
    result.perturbations.filter(({ kind }) => kind !== 'impossible').map(({ error }) => error.value),
  );
  if (!first) return [];
  if (wrong.every((error) => error === 0)) return [unbrokenChart(slice, measured)];
  const marks = measured.flatMap(({ name, result }) =>
    result.perturbations
      .filter(({ kind }) => kind !== 'impossible')
      .map(({ id, title, error }) => ({ id, name, title, error })),
  );
  const rows = sortedTitles(first.result.perturbations, measured);
  const lines = measured.map(({ name, result }) => ({ name, clean: result.clean }));
  const values = [
    ...marks.map(({ error }) => error.value),
    ...lines.map(({ clean }) => clean.value),
    ...marks.map(({ error }) => error.high ?? error.value),
  ].filter((value) => value > 0);
  // No logarithm reaches 0: it has an edge of its own, below all shares that were seen.
  const edge = Math.min(...values) / 3;
  const at = (value: number): number => Math.max(edge, value);
  const domain = [edge, Math.min(1, logDomain(values)[1])] as const;
  const ticks = logTicks(values).filter((tick) => tick > 1.5 * edge && tick <= domain[1]);
  const x = (field: string) => ({
    field,
    type: 'quantitative' as const,
    title: 'Share that is not answered rightly',
    scale: { type: 'log' as const, domain: [...domain], nice: false },
    axis: {
      values: [edge, ...ticks],
      labelExpr: `datum.value <= ${edge * 1.01} ? 'none' : format(datum.value, '.2~%')`,
      grid: true,
    },
  });
  const scales = nameScales(measured);
  const names = measured.map(({ name }) => name);
  const y = {
    field: 'title',
    type: 'nominal' as const,
    sort: rows,
    title: null,
    axis: { labelLimit: 150, grid: true },
    scale: { paddingInner: 0.25 },
  };
  const colour = { field: 'name', scale: scales.colour };
  const drawn = marks.map(({ name, title, error }) => ({
    name,
    title,
    value: at(error.value),
    low: at(error.low ?? error.value),
    high: at(error.high ?? error.value),
    shown: formatFigure(error),
  }));
  const offset = { field: 'name', sort: names };
  const caption = `Errors after each corruption on ${slice.title}`;
  return [
    {
      id: slug(slice.id, 'corruptions-chart'),
      title: 'Which corruption breaks which program?',
      reading: `A row a corruption: marks are the share that each program does not answer rightly, the mean of all severities, with 95 % intervals, on a logarithmic axis; dashed lines are its errors on the inputs as they are.${inOrder(names)}`,
      direction: formatDirection('lower-is-better'),
      methods: [...new Set(measured.flatMap(({ result }) => [result.error.method, result.clean.method]))],
      description: `${caption}: ${measured.map(({ name, result }) => `${name} ${formatFigure(result.error)} on average, ${formatFigure(result.clean)} without any`).join('; ')}.`,
      legend: markLegend(measured),
      spec: {
        width: 'container',
        height: rows.length * offsetHeight(names.length) + FOOT,
        layer: [
          {
            data: {
              values: lines.map(({ name, clean }) => ({
                name,
                clean: at(clean.value),
                shown: formatFigure(clean),
              })),
            },
            mark: { type: 'rule', strokeDash: [4, 3], strokeWidth: 1.5 },
            encoding: {
              x: x('clean'),
              color: colour,
              tooltip: [
                { field: 'name', title: 'Program' },
                { field: 'shown', title: 'As they are' },
              ],
            },
          },
          {
            data: { values: drawn },
            mark: { type: 'rule', strokeWidth: 2, opacity: 0.5 },
            encoding: { x: x('low'), x2: { field: 'high' }, y, yOffset: offset, color: colour },
          },
          {
            data: { values: drawn },
            mark: { type: 'point', size: 60 },
            encoding: {
              x: x('value'),
              y,
              yOffset: offset,
              color: colour,
              shape: { field: 'name', scale: scales.shape },
              tooltip: [
                { field: 'name', title: 'Program' },
                { field: 'title', title: 'Corruption' },
                { field: 'shown', title: 'Error' },
              ],
            },
          },
        ],
      },
      table: corruptionsTable(caption, measured, rows),
    },
  ];
};

/** What the order of the rows says, where there is more than one program. */
const inOrder = (names: readonly string[]): string =>
  names.length < 2
    ? ''
    : ` At the top is what ${names.at(-1)!} stands better than ${names[0]!}, at the bottom the other way round.`;

/** Where nothing makes a program err: what changes its answers all the same, and what it does not notice. */
function unbrokenChart(slice: Slice, measured: Measured): Chart {
  const dots = measured.flatMap(({ name, result }) =>
    result.perturbations.map(({ title, kind, error, changed }) => ({
      name,
      label: kind === 'impossible' ? `${title} · answered` : `${title} · another answer`,
      share: kind === 'impossible' ? error : changed,
    })),
  );
  const rows = { title: 'Change', labels: [...new Set(dots.map(({ label }) => label))] };
  const caption = `What changes on ${slice.title}, though nothing is answered wrongly`;
  return {
    id: slug(slice.id, 'corruptions-chart'),
    title: 'What changes its answers, though nothing breaks it?',
    reading:
      'No program errs after any change whose right answer is known. A row a change: the share to which another answer is given, as right as the first; of inputs that cannot be, the share that is answered as if nothing were wrong.',
    direction: formatDirection('lower-is-better'),
    methods: [...new Set(dots.map(({ share }) => share.method))],
    description: `${caption}: ${dots.map(({ name, label, share }) => `${label} by ${name} ${formatFigure(share)}`).join('; ')}.`,
    legend: markLegend(measured),
    spec: dotRows(measured, dots, { ...rows, axis: 'Share of inputs', measure: 'Share' }),
    table: dotTable(measured, dots, { ...rows, caption }),
  };
}

/** The rows: by how much more the first program errs than the last, the most first. */
function sortedTitles(
  perturbations: Measured[number]['result']['perturbations'],
  measured: Measured,
): string[] {
  const last = measured.at(-1)!.result.perturbations;
  return perturbations
    .map(({ title, kind, error }, at) => ({ title, kind, gap: error.value - last[at]!.error.value }))
    .filter(({ kind }) => kind !== 'impossible')
    .sort((left, right) => right.gap - left.gap)
    .map(({ title }) => title);
}

function corruptionsTable(caption: string, measured: Measured, rows: readonly string[]) {
  const of = (one: Measured[number], title: string) =>
    one.result.perturbations.find((perturbed) => perturbed.title === title)!;
  return {
    caption,
    columns: [
      { title: 'Corruption' },
      { title: 'Severity' },
      ...measured.map(({ name }) => ({ title: `${name}: errors`, numeric: true })),
      ...measured.map(({ name }) => ({ title: `${name}: answers that change`, numeric: true })),
    ],
    rows: rows.flatMap((title) => {
      const perturbed = measured.map((one) => of(one, title));
      return [
        [
          title,
          'mean of all',
          ...perturbed.map(({ error }) => formatFigure(error)),
          ...perturbed.map(({ changed }) => formatFigure(changed)),
        ],
        ...perturbed[0]!.severities.map(({ words }, at) => [
          title,
          words,
          ...perturbed.map(({ severities }) => formatFigure(severities[at]!.error)),
          ...measured.map(() => '–'),
        ]),
      ];
    }),
  };
}
