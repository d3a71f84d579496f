import type { MoreData } from '../../harness/measures/more-data/schema.js';
import { chartsBlock, sectionOf, type Block, type MeasureReport } from '../block.js';
import { dataCurveChart } from '../charts/data-curve.js';
import { formatFigure, formatNumber, slug } from '../format.js';
import { togetherWith, type Slice } from '../slice.js';

/** How many labelled examples a network needs until it passes the rules. */
export const moreData: MeasureReport = {
  id: 'more-data',
  sections(slice, title) {
    const found = togetherWith(slice, 'more-data');
    if (!found) return [];
    return [
      sectionOf(slug(slice.id, 'more-data'), title, [
        ...found.networks.flatMap((network) =>
          network.crossings.map((crossing): Block => ({
            kind: 'paragraph',
            text: crossingSentence(slice, network, crossing),
          })),
        ),
        ...found.networks.map((network): Block => ({
          kind: 'paragraph',
          text: `${slice.nameOf(network).name}: recorded once by “${network.command}”, from ${seeds(network.seeds)} each; these networks are not shipped. ${network.recipe}`,
        })),
        chartsBlock([dataCurveChart(slice, found)]),
      ]),
    ];
  },
};

type Network = MoreData['networks'][number];

/** Where the network passes a program, in a sentence. */
function crossingSentence(
  slice: Slice,
  network: Network,
  { program, error, state, examples, passing }: Network['crossings'][number],
): string {
  const [name, other] = [slice.nameOf(network).name, slice.nameOf({ program }).name];
  const [least, most] = [network.points[0]!, network.points.at(-1)!];
  const wrong = `${other} is wrong on ${formatFigure(error)}`;
  switch (state) {
    case 'within':
      return `${name} passes ${other} at ${formatFigure(examples)}, and stays ahead with more of them. ${wrong}.`;
    case 'already':
      return `${name} is wrong less often than ${other} from the fewest examples on that were recorded, ${formatNumber(least.examples)}: how many it needs is not known, but it is no more than these. ${wrong}.`;
    case 'never':
      return `${name} does not pass ${other} with any of the ${formatNumber(most.examples)} examples or fewer that were recorded. ${wrong}, the network with most of them on ${formatFigure(most.error)}.`;
    case 'some seeds':
      return `${name} passes ${other} in ${formatNumber(passing)} of ${seeds(network.seeds)} with ${formatNumber(most.examples)} examples or fewer, so no number can be named. ${wrong}.`;
  }
}

const seeds = (count: number): string => (count === 1 ? 'one seed' : `${count} seeds`);
