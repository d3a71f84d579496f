import type { Chart, ChartMaker } from '../block.js';
import { matrixPrograms } from '../error-matrix.js';
import { formatNumber, formatValue, slug } from '../format.js';
import { rounded } from './axes.js';
import { distinctRightAnswers } from './decisions.js';
import { COLOURS, INK, LINE } from './theme.js';

const ABSTAINED = 'abstained';
const ROW = 26;

/**
 * What a program answered for every truth, abstention as the last column: of the programs whose errors are in no matrix
 * with another's (error-matrix.ts).
 */
export const confusionCharts: ChartMaker = (slice) => {
  const together = matrixPrograms(slice)?.map(({ name }) => name) ?? [];
  const alone = distinctRightAnswers(slice).filter(({ name }) => !together.includes(name));
  return alone.flatMap(({ name, kind, result: { confusion } }): Chart[] => {
    if (confusion === undefined) return [];
    const { labels, counts } = confusion;
    const columns = Math.max(...counts.map((row) => row.length));
    const answers = labels.length < columns ? [...labels, ABSTAINED] : labels;
    const truths = labels.slice(0, counts.length);
    const values = counts.flatMap((row, truth) => {
      const total = row.reduce((sum, count) => sum + count, 0);
      return row.map((count, answer) => ({
        truth: truths[truth]!,
        answer: answers[answer]!,
        count,
        share: total === 0 ? 0 : rounded(count / total),
        shown: total === 0 ? '–' : formatValue(count / total, 'share'),
        right: truth === answer,
      }));
    });
    const wrong = values.filter(({ right }) => !right).sort((a, b) => b.count - a.count)[0];
    return [
      {
        id: slug(slice.id, 'confusion', name),
        title: `What does ${name} take for what?`,
        reading: `Rows are truths, columns are answers${answers.length > truths.length ? `, the last column (“${answers.at(-1)!}”) is abstention` : ''}; the stronger a square, the larger its share of the row, and what lies off the outlined diagonal is wrong.`,
        direction: '',
        methods: ['Counts over the inputs of the split, no sampling.'],
        description: `Confusion matrix of ${name} on ${slice.title}.${wrong && wrong.count > 0 ? ` The most frequent error: ${wrong.truth} answered as ${wrong.answer}, ${wrong.count} times.` : ''}`,
        legend: [],
        spec: {
          width: 'container',
          height: ROW * truths.length,
          data: { values },
          encoding: {
            x: {
              field: 'answer',
              type: 'nominal',
              sort: answers,
              title: 'Answer',
              axis: {
                orient: 'top',
                labelAngle: answers.slice(0, -1).some((label) => label.length > 3) ? -45 : 0,
                ticks: false,
                domain: false,
                labelOverlap: false,
              },
            },
            y: { field: 'truth', type: 'nominal', sort: truths, title: 'Truth', axis: { labelLimit: 80 } },
            tooltip: [
              { field: 'truth', title: 'Truth' },
              { field: 'answer', title: 'Answer' },
              { field: 'count', title: 'Inputs' },
              { field: 'shown', title: 'Share of the row' },
            ],
          },
          layer: [
            {
              mark: { type: 'rect', color: COLOURS[kind], stroke: LINE, strokeWidth: 0.5 },
              encoding: {
                // The square root lets rare errors be seen beside the diagonal; beyond 0.7 the counts would drown.
                fillOpacity: {
                  field: 'share',
                  type: 'quantitative',
                  scale: { type: 'sqrt', domain: [0, 1], range: [0, 0.7] },
                },
              },
            },
            {
              transform: [{ filter: 'datum.right' }],
              mark: { type: 'rect', fillOpacity: 0, stroke: INK, strokeWidth: 1 },
            },
            {
              transform: [{ filter: 'datum.count > 0' }],
              mark: { type: 'text', color: INK, fontSize: { expr: 'max(8, min(11, width / 32))' } },
              encoding: { text: { field: 'count', type: 'quantitative' } },
            },
          ],
        },
        table: {
          caption: `Confusion matrix of ${name} on ${slice.title}: rows are truths, columns are answers`,
          columns: [{ title: 'Truth' }, ...answers.map((title) => ({ title, numeric: true }))],
          rows: counts.map((row, truth) => [truths[truth]!, ...row.map((count) => formatNumber(count))]),
        },
      },
    ];
  });
};
