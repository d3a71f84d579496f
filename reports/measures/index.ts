import { absentSections } from '../absent.js';
import { folded, type MeasureReport, type SectionMaker, type TaskQuestion } from '../block.js';
import { figuresSection } from '../figures-table.js';
import { slug } from '../format.js';
import { headToHeadSections } from '../head-to-head.js';
import type { Slice } from '../slice.js';
import { accuracy } from './accuracy.js';
import { agility } from './agility.js';
import { attack } from './attack.js';
import { brokenInputs } from './broken-inputs.js';
import { corruptions } from './corruptions.js';
import { cue } from './cue.js';
import { disagreements } from './disagreements.js';
import { effort } from './effort.js';
import { evaluations } from './evaluations.js';
import { explanations } from './explanations.js';
import { homogeneity } from './homogeneity.js';
import { interaction } from './interaction.js';
import { interpretability } from './interpretability.js';
import { latency } from './latency.js';
import { melding } from './melding.js';
import { memory } from './memory.js';
import { perturbations } from './perturbations.js';
import { moreData } from './more-data.js';
import { portability } from './portability.js';
import { reasons } from './reasons.js';
import { rulesFirst } from './rules-first.js';
import { shift } from './shift.js';
import { silence } from './silence.js';
import { surrogate } from './surrogate.js';
import { work } from './work.js';

/** What helps to answer a question: a measure that has more than a table of its figures, or what no single one gives. */
type Answer = MeasureReport | SectionMaker;

/** A question that readers ask of a task. */
interface Asked {
  readonly id: string;
  readonly title: string;
  /** What a reader of five minutes asks for. */
  readonly open: readonly Answer[];
  /** The rest stands folded. */
  readonly folded: readonly Answer[];
}

/** The question that a run's advice answers. */
const SHIP = 'ship';

/**
 * The story of a task: its questions in the order in which they are asked, each with what helps to answer it. A new measure
 * gets a file beside this one and a place here.
 */
const QUESTIONS: readonly Asked[] = [
  { id: SHIP, title: 'Which would you ship?', open: [rulesFirst], folded: [headToHeadSections] },
  { id: 'wrong', title: 'What does each get wrong?', open: [accuracy], folded: [evaluations, silence] },
  {
    id: 'cost',
    title: 'What does a decision cost, and is it constant?',
    open: [latency],
    folded: [work, memory],
  },
  {
    id: 'breaks',
    title: 'What breaks it?',
    open: [corruptions],
    folded: [perturbations, attack, brokenInputs, cue, shift],
  },
  {
    id: 'why',
    title: 'Why did it say that?',
    open: [disagreements],
    folded: [reasons, surrogate, interaction, explanations, interpretability],
  },
  {
    id: 'making',
    title: 'How easily is it made, moved and changed?',
    open: [],
    folded: [effort, moreData, portability, agility, melding, homogeneity],
  },
  // What a plugin measures is what its author came for.
  { id: 'else', title: 'What else is there?', open: [otherMeasures], folded: [absentSections] },
];

const REPORTED: ReadonlySet<string> = new Set(
  QUESTIONS.flatMap(({ open, folded: rest }) => [...open, ...rest]).flatMap((answer) =>
    typeof answer === 'function' ? [] : [answer.id],
  ),
);

/** A measure that has no file beside this one. */
function otherMeasures(slice: Slice): ReturnType<SectionMaker> {
  return slice.measures
    .filter(({ id }) => !REPORTED.has(id))
    .map((measure) => figuresSection(slice, measure));
}

function sectionsBy(answer: Answer, slice: Slice): ReturnType<SectionMaker> {
  if (typeof answer === 'function') return answer(slice);
  const measure = slice.measures.find(({ id }) => id === answer.id);
  return measure ? answer.sections(slice, measure.title) : [];
}

/**
 * What was found of slices that are told as one, on the page and in Markdown alike: a question without a section is left out.
 *
 * @param slices the first gives the questions their ids
 * @param advice which program to ship, in sentences
 */
export function taskQuestionsOf(
  slices: readonly Slice[],
  advice: readonly string[],
): readonly TaskQuestion[] {
  return QUESTIONS.map(({ id, title, open, folded: rest }) => {
    const shown = (answers: readonly Answer[]) =>
      answers.flatMap((answer) => slices.flatMap((slice) => sectionsBy(answer, slice)));
    return {
      id: slug(slices[0]!.id, id),
      title,
      answer: id === SHIP ? advice : [],
      sections: [...shown(open), ...shown(rest).map(folded)].filter((section) => section !== null),
    };
  }).filter(({ sections }) => sections.length > 0);
}
