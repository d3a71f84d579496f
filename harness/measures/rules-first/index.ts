import { mean } from 'simple-statistics';

import { questions } from '../../cell/protocol.js';
import { hasRight, type AccuracySamples } from '../accuracy/schema.js';
import type { LatencySamples } from '../latency/schema.js';
import { choosingSpec, choosingSplit, withoutChoice } from '../choosing.js';
import { defineMeasure, NotApplicable, type CollectedCell } from '../measure.js';
import type { CellSubject } from '../runner.js';
import { withoutRightAnswers } from '../scoring.js';
import { rulesFirstSamplesSchema, rulesFirstSchema, type RulesFirstSamples } from './schema.js';
import { summariseRulesFirst } from './summarise.js';

const ask = questions<typeof import('./collect.js')>(new URL('./collect.js', import.meta.url));

/** Rules first, the network for the rest: what lies between what we can read and what is right more often. */
export const rulesFirst = defineMeasure({
  id: 'rules-first',
  title: 'Rules first, the network for the rest',
  reading:
    'The rules decide where they are sure enough, the network takes the rest: how many decisions then have a readable reason, and how many of all are right.',
  scope: 'group',
  needs: ['accuracy'],
  uses: ['latency'],
  samples: rulesFirstSamplesSchema,
  result: rulesFirstSchema,
  repeatable: true,
  collection: {
    of: 'group',
    collect: async (runner, tell) => {
      const reason = withoutRightAnswers(runner.task) ?? (await withoutChoice(runner));
      if (reason !== undefined) return new NotApplicable(reason);
      const rules = runner.cells.find(({ kind }) => kind === 'handwritten');
      const network = runner.cells.find(({ kind }) => kind === 'learned');
      if (!rules || !network)
        return new NotApplicable('it takes a hand-written program and a learned one of the same task');
      const decide = (cell: CellSubject, share: number) =>
        runner.within(choosingSpec(runner, cell), [], (child) =>
          child.request(ask('collectDecisions'), undefined, (done) => tell(share + done / 2)),
        );
      const byRules = await decide(rules, 0);
      const byNetwork = await decide(network, 0.5);
      return {
        rules: nameOf(rules),
        network: nameOf(network),
        split: choosingSplit(runner),
        confidence: byRules.confidence,
        rulesRight: byRules.right,
        networkRight: byNetwork.right,
      };
    },
  },
  summarise: (samples: RulesFirstSamples, { cells, exhaustive }) => {
    const find = ({ program, runtime }: RulesFirstSamples['rules']) =>
      cells.find((cell) => cell.program === program && cell.runtime === runtime);
    const [rules, network] = [find(samples.rules), find(samples.network)];
    const [byRules, byNetwork] = [rules, network].map(
      (cell) => cell?.samplesOf('accuracy') as AccuracySamples | undefined,
    );
    if (!byRules || !byNetwork || !hasRight(byRules) || !hasRight(byNetwork))
      return new NotApplicable('the decisions of one of the two programs are missing');
    const times = [rules, network].map(meanTime);
    return summariseRulesFirst(samples, {
      rules: byRules,
      network: byNetwork,
      exhaustive,
      nanoseconds:
        times[0] === undefined || times[1] === undefined ? undefined : { rules: times[0], network: times[1] },
    });
  },
});

const nameOf = ({ spec: { program, runtime } }: CellSubject) => ({ program, runtime });

function meanTime(cell: CollectedCell | undefined): number | undefined {
  const timed = cell?.samplesOf('latency') as LatencySamples | undefined;
  return timed && mean(timed.samples.times.map((launch) => mean([...launch])));
}
