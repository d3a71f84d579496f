import { splitInWords } from '../../harness/results/split.js';
import type { ChartMaker } from '../block.js';
import { formatDirection, formatFigure, formatNumber, slug } from '../format.js';
import { programsWith } from '../slice.js';
import { endsOf, programAxis, ROW } from './axes.js';
import { dashedRules, ruleLayers, ruleRows, rulesReading } from './dashed-rules.js';
import { KIND_COLOUR, KIND_SHAPE } from './theme.js';
import { capital } from '../words.js';

/** How often each program is right, with its interval, between the task's floor and a trivial reference. */
export const accuracyChart: ChartMaker = (slice) => {
  const cells = programsWith(slice, 'accuracy').flatMap((run) =>
    'share' in run.result ? [{ ...run, result: run.result }] : [],
  );
  if (cells.length === 0) return [];
  const values = cells.map(({ name, kind, result: { share, whenAnswering, coverage } }) => ({
    name,
    kind,
    accuracy: share.value,
    ...endsOf(share),
    answering: whenAnswering?.value ?? null,
    shown: formatFigure(share),
    coverage: formatFigure(coverage),
    whenAnswering: formatFigure(whenAnswering),
  }));
  const rules = dashedRules(slice.task, 'accuracy', 'share');
  const height = ROW * values.length;
  const x = (field: string) => ({
    field,
    type: 'quantitative' as const,
    title: 'Share answered rightly',
    scale: { domain: [0, 1] },
    axis: { format: '.0%', tickCount: 5 },
  });
  const tooltip = [
    { field: 'name', title: 'Program' },
    { field: 'shown', title: 'Accuracy' },
    { field: 'coverage', title: 'Answered' },
    { field: 'whenAnswering', title: 'Right when answering' },
  ];
  const y = programAxis(values);
  return [
    {
      id: slug(slice.id, 'accuracy'),
      title: 'How often is each right?',
      reading: `A filled mark is the share of inputs answered rightly, with its 95 % interval; a hollow mark is that share among the inputs the program chose to answer${rulesReading(rules)}.`,
      direction: formatDirection('higher-is-better'),
      methods: [...new Set(cells.map(({ result }) => result.share.method))],
      description: `Accuracy by program: ${values.map(({ name, shown }) => `${name} ${shown}`).join('; ')}.${rules.map(({ label, shown }) => ` ${capital(label)} ${shown}.`).join('')}`,
      legend: [],
      spec: {
        width: 'container',
        height,
        layer: [
          ...ruleLayers(rules, { x, domain: [0, 1], height, title: 'Accuracy' }),
          {
            data: { values },
            mark: { type: 'rule', strokeWidth: 3, opacity: 0.55 },
            encoding: {
              x: x('low'),
              x2: { field: 'high' },
              y,
              color: { field: 'kind', scale: KIND_COLOUR },
            },
          },
          {
            data: { values: values.filter(({ answering }) => answering !== null) },
            mark: { type: 'point', filled: false, strokeWidth: 1.5 },
            encoding: {
              x: x('answering'),
              y,
              color: { field: 'kind', scale: KIND_COLOUR },
              shape: { field: 'kind', scale: KIND_SHAPE },
              tooltip,
            },
          },
          {
            data: { values },
            mark: { type: 'point' },
            encoding: {
              x: x('accuracy'),
              y,
              color: { field: 'kind', scale: KIND_COLOUR },
              shape: { field: 'kind', scale: KIND_SHAPE },
              tooltip,
            },
          },
        ],
      },
      table: {
        caption: `Accuracy on ${slice.title}, ${splitInWords(cells[0]!.result.split)}`,
        columns: [
          { title: 'Program' },
          { title: 'Accuracy', numeric: true },
          { title: 'Right of all', numeric: true },
          { title: 'Abstained', numeric: true },
          { title: 'Right when answering', numeric: true },
        ],
        rows: [
          ...cells.map(({ name, result }) => [
            name,
            formatFigure(result.share),
            `${formatNumber(result.correct)} of ${formatNumber(result.total)}`,
            formatNumber(result.abstained),
            formatFigure(result.whenAnswering),
          ]),
          ...ruleRows(rules, 5),
        ],
      },
    },
  ];
};
