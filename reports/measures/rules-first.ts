import type { RulesFirst } from '../../harness/measures/rules-first/schema.js';
import { chartsBlock, sectionOf, type MeasureReport } from '../block.js';
import { rulesFirstChart } from '../charts/rules-first.js';
import { formatValue, slug } from '../format.js';
import { togetherWith, type Slice } from '../slice.js';

/** What lies between what we can read and what is right more often. */
export const rulesFirst: MeasureReport = {
  id: 'rules-first',
  sections(slice, title) {
    const found = togetherWith(slice, 'rules-first');
    if (!found) return [];
    return [
      sectionOf(slug(slice.id, 'rules-first'), title, [
        { kind: 'paragraph', text: rulesFirstSentence(found) },
        chartsBlock([rulesFirstChart(slice, found)]),
      ]),
    ];
  },
};

/** The best point in a few words for the first screen; none where rules cannot decide first at so small a loss. */
export function rulesFirstWords(slice: Slice): string | undefined {
  const best = togetherWith(slice, 'rules-first')?.best;
  if (!best?.rulesRight) return undefined;
  const share = (value: number): string => formatValue(value, 'share');
  return `Rules first, the network for the rest: ${share(best.byRules.value)} of decisions with a readable reason, ${share(best.accuracy.value)} right in all.`;
}

/** The best point in a sentence or two. */
function rulesFirstSentence({ best, networkAlone, rulesAlone, allowedLoss, curve }: RulesFirst): string {
  const share = (value: number): string => formatValue(value, 'share');
  const alone = `The network alone is right in ${share(networkAlone.value)}, the rules alone in ${share(rulesAlone.value)}.`;
  if (!best?.rulesRight)
    return `${alone} There is no confidence from which the rules could decide first without losing more than ${formatValue(allowedLoss * 100, 'points')} against the network.`;
  const times =
    best.nanoseconds === undefined || curve[0]?.nanoseconds === undefined
      ? ''
      : ` A decision then takes ${formatValue(best.nanoseconds, 'ns')} on average.`;
  return `Rules first: they decide ${share(best.byRules.value)} of the inputs, with a reason that can be read, and are right in ${share(best.rulesRight.value)} of these; with the network for the rest ${share(best.accuracy.value)} of all are right. ${alone}${times}`;
}
