import type { Silence } from '../../harness/measures/silence/schema.js';
import { chartsBlock, sectionOf, type Block, type MeasureReport } from '../block.js';
import { silenceChart } from '../charts/silence.js';
import { formatFigure, formatNumber, slug } from '../format.js';
import { programsWith, type Slice } from '../slice.js';

/** Whether a program warns of its errors. */
export const silence: MeasureReport = {
  id: 'silence',
  sections(slice, title) {
    const measured = programsWith(slice, 'silence');
    if (measured.length === 0) return [];
    return [
      sectionOf(slug(slice.id, 'silence'), title, [
        {
          kind: 'paragraph',
          text: measured.map(({ name, result }) => silenceSentence(name, result)).join(' '),
        },
        chartsBlock([...silenceChart(slice)]),
        ...meaninglessTable(slice),
      ]),
    ];
  },
};

function silenceSentence(name: string, { passed, wrong, coverage, chosenOn }: Silence): string {
  const handed = `${formatNumber(100 * (1 - coverage))} %`;
  return passed
    ? `${name}: of ${formatNumber(wrong)} wrong answers ${formatFigure(passed)} get through where it may hand over the ${handed} of inputs that it is least sure of, by a confidence that was set on ${formatNumber(chosenOn.examples)} examples of the ${chosenOn.split} split.`
    : `${name} gave no wrong answer.`;
}

/** What is answered that no answer is right for. */
function meaninglessTable(slice: Slice): Block[] {
  const measured = programsWith(slice, 'silence');
  const kinds = [...new Set(measured.flatMap(({ result }) => result.meaningless.map(({ title }) => title)))];
  if (kinds.length === 0) return [];
  return [
    {
      kind: 'table',
      table: {
        caption: `Inputs that no answer is right for, and that are answered all the same, on ${slice.title}`,
        columns: [
          { title: 'Inputs' },
          ...measured.flatMap(({ name }) => [
            { title: `${name}: answered`, numeric: true },
            { title: `${name}: surely`, numeric: true },
          ]),
        ],
        rows: kinds.map((kind) => [
          kind,
          ...measured.flatMap(({ result }) => {
            const found = result.meaningless.find(({ title }) => title === kind);
            return [formatFigure(found?.answered), formatFigure(found?.surely)];
          }),
        ]),
      },
    },
  ];
}
