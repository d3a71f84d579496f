import type {
  ChangedDecisions,
  ComparedCell,
  ComparedFigure,
  VersionComparison,
  VersionVerdict,
} from '../../harness/results/version-comparison.js';
import { formatGap, formatMargin, formatP, formatValue } from '../format.js';

/** A sign for each verdict, so that nothing hangs on colour. */
export const VERDICT_SIGNS: Readonly<Record<VersionVerdict, string>> = {
  worse: '✗',
  'slightly worse': '↘',
  better: '✓',
  'slightly better': '↗',
  equivalent: '=',
  undecided: '?',
};

/** In the order in which they are told: what is to be looked at comes first. */
const ORDER: readonly VersionVerdict[] = [
  'worse',
  'slightly worse',
  'better',
  'slightly better',
  'equivalent',
  'undecided',
];

/** How the later version differs, for example `10.2 % slower [9.1, 11.3]`. */
export function differenceWords({ earlier, difference, direction }: ComparedFigure): string {
  const { value, unit, interval } = difference;
  if (interval === undefined && value === (unit === '×' ? 1 : 0)) return 'the same';
  const gap = formatGap({ difference, direction, verdict: 'equivalent', valueA: earlier });
  return [gap.beside, gap.interval].filter(Boolean).join(' ');
}

/** A verdict with what it rests on, for example `equivalent: within 5 %` or `undecided: there were 3 launches …`. */
export function verdictWords(figure: ComparedFigure): string {
  const { verdict, undecided, p } = figure;
  const margin = formatMargin(figure);
  switch (verdict) {
    case 'equivalent':
      return margin === '' ? 'equivalent' : `equivalent: within ${margin}`;
    case 'undecided':
      return `undecided: ${undecided ?? 'it cannot be told'}`;
    case 'worse':
    case 'better':
      return [verdict, margin === '' ? '' : `by more than ${margin}`, formatP(p)].filter(Boolean).join(', ');
    default:
      return [verdict, `perhaps within ${margin}`, formatP(p)].filter(Boolean).join(', ');
  }
}

/** Both values, for example `282 ns → 311 ns`. */
export const valueWords = ({ earlier, later }: ComparedFigure): string =>
  `${formatValue(earlier.value, earlier.unit)} → ${formatValue(later.value, later.unit)}`;

/** Which program on which data, as short as it can be told apart. */
export function cellName({ cells }: Pick<VersionComparison, 'cells'>, cell: ComparedCell): string {
  const datasets = new Set(cells.filter(({ task }) => task === cell.task).map(({ dataset }) => dataset));
  const runtimes = new Set(
    cells
      .filter(({ task, program }) => task === cell.task && program === cell.program)
      .map(({ runtime }) => runtime),
  );
  return [
    cell.task,
    ...(datasets.size > 1 ? [cell.dataset] : []),
    `${cell.program}${runtimes.size > 1 ? ` on ${cell.runtime}` : ''}`,
  ].join(', ');
}

/** What it comes to, for example `1 worse, 6 equivalent, 2 undecided`. */
export function tallyWords({ cells }: Pick<VersionComparison, 'cells'>): string {
  const verdicts = cells.flatMap(({ figures }) => figures.map(({ verdict }) => verdict));
  const failed = cells.reduce((sum, cell) => sum + cell.failed.length, 0);
  const counts = ORDER.flatMap((verdict) => {
    const count = verdicts.filter((one) => one === verdict).length;
    return count === 0 && verdict !== 'worse' ? [] : [`${count} ${verdict}`];
  });
  return [...(failed > 0 ? [`${failed} ${failed === 1 ? 'fails' : 'fail'} now`] : []), ...counts].join(', ');
}

/** How many decisions changed sides. */
export function decisionWords({ examples, changed, lost, won }: ChangedDecisions): string {
  if (changed === 0) return `all ${count(examples)} decisions are the same`;
  return `${count(changed)} of ${count(examples)} decisions changed: ${count(lost)} for the worse, ${count(won)} for the better`;
}

const count = (number: number): string => number.toLocaleString('en');

/** A decision on an example, for example `seven ✓`. */
export function answerWords({ answer, right, value }: ChangedDecisions['shown'][number]['earlier']): string {
  const sign = right === undefined ? '' : right ? ' ✓' : answer === null ? '' : ' ✗';
  const scored = value === undefined ? '' : ` (${value.toPrecision(3)})`;
  return `${answer ?? 'no answer'}${sign}${scored}`;
}

/** Which two versions are compared. */
export const versionsWords = ({ earlier, later }: Pick<VersionComparison, 'earlier' | 'later'>): string =>
  `${nameWords(earlier)} → ${nameWords(later)}`;

const SHORT_COMMIT = 7;

const nameWords = ({ name, commit }: VersionComparison['earlier']): string =>
  commit === undefined || name.includes(commit.slice(0, SHORT_COMMIT))
    ? name
    : `${name} (${commit.slice(0, SHORT_COMMIT)})`;
