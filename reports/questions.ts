import type { Results } from '../harness/results/schema.js';
import type { ChapterPart } from './chapters.js';
import { slug } from './format.js';

/** A question that readers ask, and what answers it. */
export interface Question {
  readonly words: string;
  /** The id of the place on the page. */
  readonly id: string;
}

/** What readers ask first, with the place of each answer; what was not measured is not asked. */
export function questionsOf(
  { comparisons, selfCheck }: Results,
  parts: readonly ChapterPart[],
): readonly Question[] {
  const all = parts.flatMap(({ slice, questions }) =>
    questions.flatMap(({ id, sections }) =>
      sections.map((section) => ({ slice, question: id, section: section.id })),
    ),
  );
  const first = (part: string) => all.find(({ slice, section }) => section === slug(slice.id, part));
  const synthetic = parts.find(({ slice }) => slice.dataset?.synthetic);
  const asked: readonly (readonly [words: string, id: string | undefined])[] = [
    ['Which would you ship, and what is lost?', comparisons.length > 0 ? 'verdict' : undefined],
    ['Is a network’s time constant, and how sure is that?', first('latency')?.question],
    ['What breaks each?', first('corruptions')?.question],
    ['Why did the rules misread this one?', first('disagreements')?.question],
    ['How do I repeat this run?', 'command'],
    ['What are operations a decision?', first('work')?.section],
    ['How noisy was the machine?', selfCheck ? 'self-check' : undefined],
    ['Do synthetic examples speak of people?', synthetic?.slice.id],
  ];
  return asked.flatMap(([words, id]) => (id === undefined ? [] : [{ words, id }]));
}
