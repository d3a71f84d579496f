import { expect, it } from 'vitest';

import type { Attack } from '../../harness/measures/attack/schema.js';
import { chartsOf } from '../block.js';
import { FIXTURE } from '../fixture/index.js';
import { slicesOf } from '../slice.js';
import { attack } from './attack.js';

const share = (value: number) => ({
  value,
  low: value / 2,
  high: (1 + value) / 2,
  interval: 'confidence' as const,
  n: 10,
  unit: 'share',
  direction: 'lower-is-better' as const,
  method: 'made up',
});

/** What those found who look inside, as an audit of some state. */
const auditOf = (audit: NonNullable<Attack['fromInside']>['audit']): NonNullable<Attack['fromInside']> => ({
  attackers: [
    { attacker: 'fgsm', broke: share(0.25) },
    { attacker: 'pgd', broke: share(0.75), distance: { ...share(1.5), unit: '' } },
  ],
  byDistance: [
    { distance: 0.5, share: 0.5 },
    { distance: 1.5, share: 0.25 },
  ],
  ...(audit === 'nothing broken' ? {} : { asNear: share(0.9) }),
  audit,
  gradients: 610,
});

/** The section of a page whose network was looked into. */
function sectionWith(fromInside?: Attack['fromInside']) {
  const results = structuredClone(FIXTURE);
  for (const { kind, measures } of results.cells) {
    const outcome = measures['attack'];
    if (outcome?.state !== 'measured') continue;
    const { fromInside: _, ...result } = outcome.result as Attack;
    outcome.result = { ...result, ...(fromInside && kind === 'learned' ? { fromInside } : {}) };
  }
  const slice = slicesOf(results, results.tasks[0]!).find(({ dataset }) => dataset)!;
  const [section] = attack.sections(slice, 'Attack');
  return {
    words: section!.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : [])).join(' '),
    chart: chartsOf([section!]).find(({ id }) => id.endsWith('attack-distance-chart'))!,
  };
}

it('shows what attackers find who look inside: in words, as a pale line, and in the table', () => {
  const { words, chart } = sectionWith(auditOf('holds'));
  expect(words).toContain('Projected gradient descent (2018) breaks 75');
  expect(words).toContain('half of all by a change of 1.5');
  expect(words).toContain('come at least as near as those who see answers alone');
  expect(chart.reading).toContain('The pale line');
  expect(JSON.stringify(chart.spec)).toContain('"opacity":0.45');
  const attackers = chart.table.rows.map(([, who]) => who);
  const networks = attackers.filter((who) => who === 'From inside: Projected gradient descent (2018)').length;
  expect(networks).toBeGreaterThan(0);
  expect(attackers.filter((who) => who === 'Who see answers alone').length).toBeGreaterThan(networks);
});

it('says that nothing follows where the audit itself is at fault, or nobody broke anything', () => {
  expect(sectionWith(auditOf('at fault')).words).toContain(
    'The gradient or the attack is at fault, and nothing follows',
  );
  expect(sectionWith(auditOf('nothing broken')).words).toContain('Nobody broke anything');
});

it('says nothing of it where no program offers a gradient', () => {
  const { words, chart } = sectionWith();
  expect(words + chart.reading).not.toMatch(/inside/);
  expect(JSON.stringify(chart.spec)).not.toContain('"opacity":0.45');
});
