import type { Disagreement } from '../../harness/measures/disagreements/schema.js';
import { sectionOf, type MeasureReport } from '../block.js';
import { formatNumber, slug } from '../format.js';
import { togetherWith } from '../slice.js';
import { votesOf } from '../votes.js';

/** Inputs on which programs disagree, each with what they said and why. */
export const disagreements: MeasureReport = {
  id: 'disagreements',
  sections(slice, title) {
    const { examples } = togetherWith(slice, 'disagreements') ?? { examples: [] };
    if (examples.length === 0) return [];
    return [
      sectionOf(slug(slice.id, 'disagreements'), title, [
        {
          kind: 'paragraph',
          text: `${formatNumber(examples.length)} of the inputs on which the programs ${slice.task.scoring ? `differ most in the ${slice.task.scoring.title}, as many to the good of either as there are${slice.task.scoring.kind === 'episode' ? '; each is the state that an episode begins in, with what is decided first,' : ', each'} with` : 'do not say the same, each with'} both answers and both reasons: the rules that fired, in their order, or the parts of the input that spoke for the answer and against it.${examples.some(hasVotes) ? VOTES : ''}`,
        },
        { kind: 'disagreements', slice, examples },
      ]),
    ];
  },
};

/** How votes are read. */
const VOTES =
  ' Where rules vote, two numbers say how much a rule said for the answer and for the runner-up, which has the most votes but that one. A bar reaches to the side that it spoke for; a vote against the one counts for the other.';

const hasVotes = ({ decisions }: Disagreement): boolean =>
  decisions.some(
    ({ explanation }) => explanation.kind === 'trace' && votesOf(explanation.steps, undefined) !== undefined,
  );
