import type { Results } from '../harness/results/schema.js';
import type { SliceChapter } from './chapters.js';
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
  slices: readonly SliceChapter[],
): readonly Question[] {
  const sections = slices.flatMap((one) => one.sections.map(({ id }) => id));
  const first = (part: string): string | undefined =>
    slices.map(({ slice }) => slug(slice.id, part)).find((id) => sections.includes(id));
  const synthetic = slices.find(({ slice }) => slice.dataset?.synthetic);
  const asked: readonly (readonly [words: string, id: string | undefined])[] = [
    ['Which would you ship, and what is lost?', comparisons.length > 0 ? 'verdict' : undefined],
    ['Is a network’s time constant, and how sure is that?', first('latency')],
    ['What breaks each?', first('corruptions')],
    ['Why did the rules misread this one?', first('disagreements')],
    ['How do I repeat this run?', 'command'],
    ['What are operations a decision?', first('work')],
    ['How noisy was the machine?', selfCheck ? 'self-check' : undefined],
    ['Do synthetic examples speak of people?', synthetic?.slice.id],
  ];
  return asked.flatMap(([words, id]) => (id === undefined ? [] : [{ words, id }]));
}
