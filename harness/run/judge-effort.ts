import { resultOf } from '../measures/index.js';
import type { Figure } from '../results/figure.js';
import type { Cell, Evidence, Wider } from '../results/schema.js';
import { THRESHOLDS } from './claim-thresholds.js';
import { evidenceOf } from './evidence.js';

/** Whether rules take so many more lines than the network beside them with its training; data are said beside it. */
export function judgeEffort(cells: readonly Cell[], wider: readonly Wider[]): Evidence[] {
  return cells
    .filter(({ kind }) => kind === 'learned')
    .flatMap((cell) => {
      const network = resultOf(cell, 'effort');
      if (network?.kind !== 'network' || !network.trainingLines) return [];
      const rules = cells.find(
        (one) => one.task === cell.task && one.dataset === cell.dataset && one.kind === 'handwritten',
      );
      const written = rules && resultOf(rules, 'effort');
      if (written?.kind !== 'source') return [];
      const lines = count(network.lines);
      const ratio = count(written.lines) / Math.max(1, lines);
      const passes = crossingOf(cell, wider);
      return [
        evidenceOf(
          cell,
          ratio >= THRESHOLDS.easyToWrite.leastRatio,
          [
            `${rules!.title}: ${said(written.lines)} lines; ${cell.title} with its training: ${said(network.lines)}`,
            ...(network.labelledExamples
              ? [`it learned from ${said(network.labelledExamples)} labelled examples`]
              : []),
            ...(passes ? [`networks of its kind pass the rules at ${said(passes)}`] : []),
          ].join('; '),
          [written.lines, network.lines, ...(passes ? [passes] : [])],
        ),
      ];
    });
}

const count = ({ value }: Figure): number => value;

const said = ({ value, low, high }: Figure): string =>
  `${Math.round(value).toLocaleString('en')}${low === undefined || high === undefined ? '' : ` [${Math.round(low)}, ${Math.round(high)}]`}`;

/** How many labelled examples networks like this one need until they pass the rules, where that was recorded. */
function crossingOf({ task, dataset, program }: Cell, wider: readonly Wider[]): Figure | undefined {
  const group = wider.find(
    (one) => one.task === task && one.dataset === dataset && resultOf(one, 'more-data'),
  );
  const network = group && resultOf(group, 'more-data')!.networks.find((one) => one.program === program);
  return network?.crossings.find(({ examples }) => examples)?.examples;
}
