import type { Effort } from '../../harness/measures/effort/schema.js';
import type { Figure } from '../../harness/results/figure.js';
import { sectionOf, type MeasureReport } from '../block.js';
import { formatFigure, slug } from '../format.js';
import { profileTable, type ProfileRow } from '../profile-table.js';
import { programsWith } from '../slice.js';

/** What it took to make the programs. */
export const effort: MeasureReport = {
  id: 'effort',
  sections(slice, title) {
    const table = profileTable(
      `What was written and gathered for ${slice.title}`,
      programsWith(slice, 'effort'),
      ROWS,
    );
    if (!table) return [];
    return [sectionOf(slug(slice.id, 'effort'), title, [{ kind: 'paragraph', text: READING }, table])];
  },
};

const READING =
  'Lines do not compare like with like: a line of a rule took someone to look at examples and think, a line of training code is much the same from task to task. The hours that people spent are not told: nobody kept them. Code elsewhere is used by other programs, too, and packages are left out on both sides.';

type Of<K> = Extract<Effort, { kind: K }>;

/** What a manifest or program could have told. */
const told = (figure: Figure | undefined): string => (figure ? formatFigure(figure) : 'not told');

const ofSource = (show: (source: Of<'source'>) => string) => (result: Effort) =>
  result.kind === 'source' ? show(result) : undefined;
const ofNetwork = (show: (network: Of<'network'>) => string) => (result: Effort) =>
  result.kind === 'network' ? show(result) : undefined;

const ROWS: readonly ProfileRow<Effort>[] = [
  ['Lines of the program, in its own folder', ({ lines }) => formatFigure(lines)],
  ['– that it uses elsewhere', ({ linesElsewhere }) => formatFigure(linesElsewhere)],
  ['Groups of rules', ofSource(({ ruleGroups }) => told(ruleGroups))],
  ['Rules by name, at least', ofSource(({ rules }) => told(rules))],
  ['Facts by name that rules look at, at least', ofSource(({ facts }) => told(facts))],
  [
    'Of these lines, what its training uses, own folder',
    ofNetwork(({ trainingLines }) => told(trainingLines)),
  ],
  ['– and elsewhere', ofNetwork(({ trainingLinesElsewhere }) => told(trainingLinesElsewhere))],
  ['Labelled examples that it learned from', ofNetwork(({ labelledExamples }) => told(labelledExamples))],
  ['– of what', ofNetwork(({ data }) => data ?? 'not told')],
  ['Time of its training', ofNetwork(({ trainingTime }) => told(trainingTime))],
  ['– on', ofNetwork(({ runtime }) => runtime ?? 'not told')],
];
