import type { BrokenInput } from '../../harness/measures/broken-inputs/schema.js';
import { sectionOf, type Block, type MeasureReport } from '../block.js';
import { formatNumber, formatValue, slug } from '../format.js';
import { togetherWith, type Slice } from '../slice.js';

/** The smallest changes that broke each program, beside what the inputs were. */
export const brokenInputs: MeasureReport = {
  id: 'broken-inputs',
  sections(slice, title) {
    const { examples } = togetherWith(slice, 'broken-inputs') ?? { examples: [] };
    if (examples.length === 0) return [];
    const keyOf = ({ brokenFor: { program, runtime } }: BrokenInput): string => `${program} ${runtime}`;
    return [
      sectionOf(slug(slice.id, 'broken-inputs'), title, [
        {
          kind: 'paragraph',
          text: 'The smallest changes that broke each program, each input as it was and as it became, with what the programs say of it then. Look, or listen, whether it is still the same to you: where it is not, the program may be in the right.',
        },
        ...[...new Set(examples.map(keyOf))].map((key) =>
          strip(
            slice,
            examples.filter((one) => keyOf(one) === key),
          ),
        ),
      ]),
    ];
  },
};

function strip(slice: Slice, examples: readonly BrokenInput[]): Block {
  const { name } = slice.nameOf(examples[0]!.brokenFor);
  return {
    kind: 'drawings',
    caption: `Inputs of which a small change broke: ${name}`,
    drawings: examples.flatMap(({ original, changed }) => [original.drawing, changed.drawing]),
    sounds: examples.flatMap(({ original, changed }) => [original.sound, changed.sound]),
    labels: examples.flatMap((one) => [
      `${one.truth}, as it was (${one.example}): all right`,
      `Changed by a distance of ${formatValue(one.distance, '')}${one.below === undefined ? '' : `, ${formatNumber(one.below, 0)} dB below the sound,`} against ${name}. ${one.decisions
        .map((said) => `${slice.nameOf(said).name}: ${said.answer ?? 'no answer'} ${said.right ? '✓' : '✗'}`)
        .join('; ')}`,
    ]),
  };
}
