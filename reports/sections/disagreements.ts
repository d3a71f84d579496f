import { sectionOf, type SectionMaker } from '../block.js';
import { formatNumber, slug } from '../format.js';

/** Inputs on which programs disagree, each with what they said and why. */
export const disagreementsSection: SectionMaker = (slice) => {
  const examples = slice.disagreements;
  if (examples.length === 0) return null;
  return sectionOf(slug(slice.id, 'disagreements'), 'Where they disagree', [
    {
      kind: 'paragraph',
      text: `${formatNumber(examples.length)} of the inputs on which the programs do not say the same, each with both answers and both reasons: the rules that fired, in their order, or the parts of the input that spoke for the answer and against it.`,
    },
    { kind: 'disagreements', slice, examples },
  ]);
};
