import type { Latency } from '../../harness/measures/latency/schema.js';
import type { ChartMaker } from '../block.js';
import { formatFigure, formatNumber, formatValue, slug } from '../format.js';
import { programsWith } from '../slice.js';
import { logDomain, programAxis, rounded, timeAxis, timeWords } from './axes.js';
import { nameScales } from './theme.js';

const ROW = 70;
/** The same with pictures of inputs above the marks, and how large these are, in pixels. */
const PICTURED_ROW = 112;
const PICTURE = 36;
/** Where a picture stands above the marks, and where its row then begins; the marks lie between −0.5 and 0.5. */
const PICTURE_AT = -1.2;
const PICTURED_FROM = -1.8;
/** The fastest and the slowest input are told apart where they lie so much of the axis apart. */
const LEAST_APART = 0.12;
/** Ink that is seen on light paper and on dark: pictures in a chart do not follow the page's colours. */
const GREY = '#7b818b';
/** Inputs drawn a cell; an even choice of the sorted medians keeps the shape and both ends. */
const MOST_INPUTS = 300;
const SLOWEST = 3;
/** The golden ratio spreads neighbours apart without chance. */
const GOLDEN = 0.618034;

/** The part of the running time that the input decides: the median of every input, noise averaged away. */
export const latencyInputsChart: ChartMaker = (slice) => {
  const cells = programsWith(slice, 'latency').filter(({ result }) => result.perInput.length > 1);
  if (cells.length === 0) return [];
  const sorted = cells.map((named) => ({
    ...named,
    inputs: [...named.result.perInput].sort((a, b) => a.median - b.median),
  }));
  const values = sorted.flatMap(({ name, inputs }) => {
    const stride = Math.max(1, (inputs.length - 1) / (MOST_INPUTS - 1));
    const count = Math.min(inputs.length, MOST_INPUTS);
    return Array.from({ length: count }, (_, index) => {
      const { example, median } = inputs[Math.round(index * stride)]!;
      const jitter = ((index * GOLDEN) % 1) - 0.5;
      return { name, example, median: rounded(median), jitter: rounded(jitter) };
    });
  });
  const scales = nameScales(cells);
  const tails = cells.map(({ name, result: { p999 } }) => ({
    name,
    tail: p999.value,
    shown: formatValue(p999.value, p999.unit),
    jitter: 0,
  }));
  const times = [...values.map(({ median }) => median), ...tails.map(({ tail }) => tail)];
  const pictures = cells.flatMap(({ name, result: { work } }) => picturesOf(name, work, logDomain(times)));
  const pictured = pictures.length > 0;
  const x = (field: string) => timeAxis(field, 'Time of one decision', times);
  const y = programAxis(cells);
  const yOffset = {
    field: 'jitter',
    type: 'quantitative' as const,
    scale: { domain: [pictured ? PICTURED_FROM : -0.8, 0.8] },
  };
  const ratios = cells.map(({ name, result }) => `${name} ${formatFigure(result.inputRatio)}`);
  return [
    {
      id: slug(slice.id, 'latency-inputs'),
      title: 'Is the time constant?',
      reading: `One mark an input, at the median of its timings, so that noise is averaged away and what spread is left is the input’s doing; height within a row means nothing. The tall tick is the tail: one timing in a thousand takes longer.${pictured ? ' Pictures are the inputs of the least and of the most work.' : ''}`,
      direction: 'Narrower is more constant.',
      methods: [...new Set(cells.map(({ result }) => result.inputRatio.method))],
      description: `Median time of every input on ${slice.title}. Slow over fast inputs (99th over 1st percentile): ${ratios.join('; ')}.`,
      legend: [],
      spec: {
        width: 'container',
        height: cells.length * (pictured ? PICTURED_ROW : ROW),
        layer: [
          {
            data: { values },
            transform: [timeWords('median', 'shown')],
            mark: { type: 'point', size: 26, opacity: 0.55 },
            encoding: {
              x: x('median'),
              y,
              yOffset,
              color: { field: 'name', scale: scales.colour },
              shape: { field: 'name', scale: scales.shape },
              tooltip: [
                { field: 'name', title: 'Program' },
                { field: 'example', title: 'Input' },
                { field: 'shown', title: 'Median' },
              ],
            },
          },
          {
            data: { values: tails },
            mark: { type: 'tick', orient: 'vertical', thickness: 3, size: 34 },
            encoding: {
              x: x('tail'),
              y,
              yOffset,
              color: { field: 'name', scale: scales.colour },
              tooltip: [
                { field: 'name', title: 'Program' },
                { field: 'shown', title: 'One in a thousand takes more than' },
              ],
            },
          },
          ...(pictured
            ? [
                {
                  data: { values: pictures },
                  mark: { type: 'image' as const, width: PICTURE, height: PICTURE },
                  encoding: {
                    x: x('median'),
                    y,
                    yOffset,
                    url: { field: 'url', type: 'nominal' as const },
                    tooltip: [
                      { field: 'which', title: 'Of all inputs' },
                      { field: 'example', title: 'Input' },
                      { field: 'shown', title: 'Median' },
                    ],
                  },
                },
              ]
            : []),
        ],
      },
      table: {
        caption: `Time by input on ${slice.title}; the slowest inputs by name`,
        columns: [
          { title: 'Program' },
          { title: 'Inputs', numeric: true },
          { title: 'Fastest', numeric: true },
          { title: 'Middle', numeric: true },
          { title: 'Slowest', numeric: true },
          { title: '99th ÷ 1st percentile', numeric: true },
          { title: 'Slowest inputs' },
        ],
        rows: sorted.map(({ name, inputs, result }) => [
          name,
          formatNumber(inputs.length),
          formatValue(inputs[0]!.median, 'ns'),
          formatValue(inputs[Math.floor(inputs.length / 2)]!.median, 'ns'),
          formatValue(inputs.at(-1)!.median, 'ns'),
          formatFigure(result.inputRatio),
          inputs
            .slice(-SLOWEST)
            .reverse()
            .map(({ example }) => example)
            .join(', '),
        ]),
      },
    },
  ];
};

/** The inputs that take the least and the most work, where their times are so far apart that both can be seen. */
function picturesOf(name: string, work: Latency['work'], [low, high]: readonly [number, number]) {
  const [least, most] = [work?.fastest[0], work?.slowest[0]];
  if (!least || !most) return [];
  if (Math.abs(Math.log(most.median / least.median)) < LEAST_APART * Math.log(high / low)) return [];
  return [
    { ...least, which: 'the least work' },
    { ...most, which: 'the most work' },
  ].map(({ example, median, drawing, which }) => ({
    name,
    example,
    which,
    median: rounded(median),
    shown: formatValue(median, 'ns'),
    jitter: PICTURE_AT,
    url: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(asFile(drawing))}`,
  }));
}

/** A drawing as a file of its own, in which nothing runs. */
const asFile = (drawing: string): string =>
  drawing.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ').replaceAll('currentColor', GREY);
