import type { ChartMaker } from '../block.js';
import { formatFigure, formatNumber, formatValue, slug } from '../format.js';
import { programsWith } from '../slice.js';
import { programAxis, rounded, timeAxis, timeWords } from './axes.js';
import { nameScales } from './theme.js';

const ROW = 70;
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
  const times = values.map(({ median }) => median);
  const ratios = cells.map(({ name, result }) => `${name} ${formatFigure(result.inputRatio)}`);
  return [
    {
      id: slug(slice.id, 'latency-inputs'),
      title: 'Is the time constant?',
      reading:
        'One mark an input, at the median of its timings, so that noise is averaged away and what spread is left is the input’s doing; height within a row means nothing.',
      direction: 'Narrower is more constant.',
      methods: [...new Set(cells.map(({ result }) => result.inputRatio.method))],
      description: `Median time of every input on ${slice.title}. Slow over fast inputs (99th over 1st percentile): ${ratios.join('; ')}.`,
      legend: [],
      spec: {
        width: 'container',
        height: cells.length * ROW,
        data: { values },
        transform: [timeWords('median', 'shown')],
        mark: { type: 'point', size: 26, opacity: 0.55 },
        encoding: {
          x: timeAxis('median', 'Median time of one input', times),
          y: programAxis(cells),
          yOffset: { field: 'jitter', type: 'quantitative', scale: { domain: [-0.8, 0.8] } },
          color: { field: 'name', scale: scales.colour },
          shape: { field: 'name', scale: scales.shape },
          tooltip: [
            { field: 'name', title: 'Program' },
            { field: 'example', title: 'Input' },
            { field: 'shown', title: 'Median' },
          ],
        },
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
