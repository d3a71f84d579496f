import type { TaskResults } from '../../harness/results/schema.js';
import { capital } from '../words.js';
import { formatValue } from '../format.js';
import { SOFT } from './theme.js';

/** What guessing or a trivial method gets: a rule across a chart, and a row of its table. */
export interface DashedRule {
  readonly at: number;
  readonly label: string;
  readonly title: string;
  /** The value in words. */
  readonly shown: string;
  /** At which end of the rule its name stands, so that two of them have room. */
  readonly row: 'top' | 'bottom';
}

/**
 * The floor and the reference of a task, where it has them.
 *
 * @param figure which of their figures is meant
 */
export const dashedRules = (
  { floor, reference }: Pick<TaskResults, 'floor' | 'reference'>,
  figure: 'accuracy' | 'value',
  unit: string,
): readonly DashedRule[] =>
  (
    [
      { label: 'floor', method: floor, row: 'top' },
      { label: 'reference', method: reference, row: 'bottom' },
    ] as const
  ).flatMap(({ label, method, row }) => {
    const at = method?.[figure];
    return at === undefined ? [] : [{ at, label, title: method!.title, shown: formatValue(at, unit), row }];
  });

/** What the reading of a chart says of them. */
export const rulesReading = (rules: readonly DashedRule[]): string =>
  rules.length === 0 ? '' : '; dashed rules are what guessing and a trivial method get';

/** The rules and their names, as layers of a chart. */
export function ruleLayers<X>(
  rules: readonly DashedRule[],
  chart: {
    readonly x: (field: string) => X;
    readonly domain: readonly [from: number, to: number];
    readonly height: number;
    /** What is shown along the axis. */
    readonly title: string;
  },
) {
  if (rules.length === 0) return [];
  const { x, domain, height, title } = chart;
  const middle = (domain[0] + domain[1]) / 2;
  return [
    {
      data: { values: [...rules] },
      mark: { type: 'rule' as const, strokeDash: [4, 3], tooltip: true },
      encoding: {
        x: x('at'),
        tooltip: [
          { field: 'label', title: 'Rule' },
          { field: 'title', title: 'Method' },
          { field: 'shown', title },
        ],
      },
    },
    ...rules.map(({ at, label, row }) => ({
      data: { values: [{ at, label }] },
      mark: {
        type: 'text' as const,
        y: row === 'top' ? 5 : height - 5,
        align: at > middle ? ('right' as const) : ('left' as const),
        dx: at > middle ? -5 : 5,
        color: SOFT,
        fontSize: 11,
      },
      encoding: { x: x('at'), text: { field: 'label' } },
    })),
  ];
}

/** Rows of a table: the method, what it gets, and nothing in the other columns. */
export const ruleRows = (rules: readonly DashedRule[], columns: number): string[][] =>
  rules.map(({ label, title, shown }) => [
    `${capital(label)}: ${title}`,
    shown,
    ...Array.from({ length: columns - 2 }, () => ''),
  ]);
