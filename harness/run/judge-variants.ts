import type { Agility, Homogeneity } from '../results/agility-schema.js';
import type { Figure } from '../results/figure.js';

/** One piece of evidence for or against a claim; `holds` is undefined where the run was too short to tell. */
export interface Judgement {
  readonly holds: boolean | undefined;
  readonly evidence: string;
}

/** What half of the channels must gain, and may cost in share of right answers. */
const HALVING = { leastSpeed: 1.5, mostCost: 0.01 };

/** The share of the work that the largest operator must do, and what 8-bit weights may cost in share of right answers. */
const ALIKE = { leastWork: 0.9, bits: 8, mostCost: 0.005 };

/** Whether half of the channels buy speed cheaply; nothing where that step was not recorded. */
export function judgeHalving(entry: Agility): Judgement[] {
  if (entry.kind !== 'network') return [];
  const half = entry.steps.find(({ from, to }) => from === 1 && to === 0.5);
  if (!half) return [];
  const { speed, accuracy } = half;
  // One launch or one seed alone says nothing of the next.
  const told = speed.low !== undefined && accuracy.low !== undefined;
  return [
    {
      holds: told
        ? both(reaches(speed, HALVING.leastSpeed), reaches(accuracy, -HALVING.mostCost))
        : undefined,
      evidence: `${entry.task}, half the channels: × ${speed.value.toFixed(2)} as fast${bounds(speed, (value) => value.toFixed(2))}, ${points(accuracy)}, in short trainings`,
    },
  ];
}

/** Whether a network does one thing over and over, in small whole numbers as well. */
export function judgeHomogeneity(entry: Homogeneity): Judgement[] {
  if (entry.state !== 'measured') return [];
  const [largest] = entry.operators;
  const rounded = entry.quantised.find(({ bits }) => bits === ALIKE.bits);
  if (!largest || !rounded) return [];
  return [
    {
      holds: both(largest.work.value >= ALIKE.leastWork, reaches(rounded.difference, -ALIKE.mostCost)),
      evidence: `${entry.task}: ${largest.name} does ${(100 * largest.work.value).toFixed(1)} % of the work; 8-bit weights: ${points(rounded.difference)}`,
    },
  ];
}

/** Whether a figure reaches a value with its whole interval; undefined where the interval holds the value. One without an interval is exact. */
function reaches({ value, low = value, high = value }: Figure, wanted: number): boolean | undefined {
  if (low >= wanted) return true;
  return high < wanted ? false : undefined;
}

function both(one: boolean | undefined, other: boolean | undefined): boolean | undefined {
  if (one === false || other === false) return false;
  return one === true && other === true ? true : undefined;
}

const points = (figure: Figure): string => `${signed(figure.value)}${bounds(figure, signed)} points`;

const signed = (share: number): string => `${share > 0 ? '+' : ''}${(100 * share).toFixed(2)}`;

const bounds = ({ low, high }: Figure, write: (value: number) => string): string =>
  low === undefined || high === undefined ? '' : ` [${write(low)}, ${write(high)}]`;
