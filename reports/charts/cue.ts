import type { ChartMaker } from '../block.js';
import { formatFigure, slug } from '../format.js';
import { partsOf, programsWith } from '../slice.js';
import { endsOf, shareDomain } from './axes.js';
import { COLOURS, type Shape } from './theme.js';

/** What is asked of a network that was trained with a cue. */
const TESTED: readonly {
  readonly name: string;
  readonly of: 'clean' | 'wrongCue';
  readonly shape: Shape;
  readonly dash: number[];
}[] = [
  { name: 'without a cue', of: 'clean', shape: 'diamond', dash: [1, 0] },
  { name: 'with the cue of a wrong answer', of: 'wrongCue', shape: 'triangle-down', dash: [6, 3] },
];

/** How right networks are that learned from data with a cue, with and without it: a chart a network. */
export const cueCharts: ChartMaker = (slice) =>
  partsOf(programsWith(slice, 'cue'), ({ learned }) => learned).map(({ name, program, result }) => {
    const points = TESTED.flatMap(({ name: tested, of }) =>
      result.shares.map((at) => ({
        tested,
        share: at.share,
        y: at[of].value,
        ...endsOf(at[of]),
        shown: formatFigure(at[of]),
      })),
    );
    const domain = TESTED.map((tested) => tested.name);
    const caption = `Right answers by how often a cue went with the answer in training: ${name} on ${slice.title}`;
    return {
      id: slug(slice.id, 'cue', program),
      title: 'What does a network learn to go by?',
      reading:
        'To the right, networks that learned from examples whose cue was more and more often that of the answer; upwards, how often they are right without a cue and with the cue of a wrong answer, with 95 % intervals over seeds.',
      direction: 'Higher is better; where the lines part, the network goes by the cue.',
      methods: [...new Set(result.shares.flatMap(({ clean, followed }) => [clean.method, followed.method]))],
      description: `${caption}: ${points.map(({ tested, share, shown }) => `${shown} ${tested} at ${100 * share} %`).join('; ')}.`,
      legend: TESTED.map(({ name: tested, shape }) => ({
        name: tested,
        colour: COLOURS.learned,
        mark: { shape },
      })),
      spec: {
        width: 'container',
        height: 240,
        data: { values: points },
        encoding: {
          x: {
            field: 'share',
            type: 'quantitative',
            title: 'Training examples that were given the cue of their answer',
            scale: { domain: [0, 1], nice: false, padding: 12 },
            axis: { format: '.0%', values: result.shares.map(({ share }) => share), grid: true },
          },
          color: { value: COLOURS.learned },
        },
        layer: [
          {
            mark: { type: 'line', strokeWidth: 1.5 },
            encoding: {
              y: {
                field: 'y',
                type: 'quantitative',
                title: 'Share answered rightly',
                scale: { domain: shareDomain(points.flatMap(({ low, high }) => [low, high])), nice: false },
                axis: { format: '.1~%', tickCount: 5, grid: true },
              },
              strokeDash: {
                field: 'tested',
                type: 'nominal',
                scale: { domain, range: TESTED.map(({ dash }) => dash) },
              },
            },
          },
          {
            mark: { type: 'rule', strokeWidth: 2, opacity: 0.5 },
            encoding: {
              y: { field: 'low', type: 'quantitative' },
              y2: { field: 'high' },
              detail: { field: 'tested' },
            },
          },
          {
            mark: { type: 'point', size: 90 },
            encoding: {
              y: { field: 'y', type: 'quantitative' },
              shape: {
                field: 'tested',
                type: 'nominal',
                scale: { domain, range: TESTED.map(({ shape }) => shape) },
              },
              tooltip: [
                { field: 'tested', title: 'Examples' },
                { field: 'share', title: 'Cue went with the answer', format: '.0%' },
                { field: 'shown', title: 'Right' },
              ],
            },
          },
        ],
      },
      table: {
        caption,
        columns: [
          { title: 'Cue goes with the answer in', numeric: true },
          { title: 'Right without a cue', numeric: true },
          { title: 'Right with a wrong cue', numeric: true },
          { title: 'Answers whose cue it is', numeric: true },
        ],
        rows: result.shares.map(({ share, clean, wrongCue, followed }) => [
          `${100 * share} %`,
          formatFigure(clean),
          formatFigure(wrongCue),
          formatFigure(followed),
        ]),
      },
    };
  });
