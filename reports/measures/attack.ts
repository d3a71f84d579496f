import type { Attack } from '../../harness/measures/attack/schema.js';
import { chartsBlock, sectionOf, type Block, type MeasureReport } from '../block.js';
import { attackDistanceChart, attackQueriesChart, SEEING_ATTACKERS } from '../charts/attack.js';
import { formatFigure, formatNumber, slug } from '../format.js';
import { programsWith } from '../slice.js';

/** How well programs stand attacks by those who see their answers alone. */
export const attack: MeasureReport = {
  id: 'attack',
  sections(slice, title) {
    const measured = programsWith(slice, 'attack');
    if (measured.length === 0) return [];
    return [
      sectionOf(slug(slice.id, 'attack'), title, [
        {
          kind: 'paragraph',
          text: measured
            .map(
              ({ name, result: { withstood, budget, queries } }) =>
                `${name}: ${formatFigure(withstood)} of ${formatNumber(withstood.n)} inputs stay right whatever is asked in ${formatNumber(budget)} questions each${queries ? `; half are broken after ${formatFigure(queries)}` : ''}.`,
            )
            .join(' '),
        },
        ...measured.flatMap(({ name, result }): Block[] =>
          result.fromInside ? [{ kind: 'paragraph', text: auditSentence(name, result.fromInside) }] : [],
        ),
        chartsBlock([...attackQueriesChart(slice), ...attackDistanceChart(slice)]),
      ]),
    ];
  },
};

/** What those found who look inside, and whether that can be believed. */
function auditSentence(
  name: string,
  { attackers, asNear, audit, gradients }: NonNullable<Attack['fromInside']>,
): string {
  const found = attackers
    .map(
      ({ attacker, broke, distance }) =>
        `${SEEING_ATTACKERS[attacker]} breaks ${formatFigure(broke)} within the bound${distance ? `, half of all by a change of ${formatFigure(distance)}` : ''}`,
    )
    .join('; ');
  const looks = `Seen from inside (the audit: attackers who follow the gradient of ${name}, ${formatNumber(gradients)} looks in all): ${found}.`;
  switch (audit) {
    case 'holds':
      return `${looks} On ${formatFigure(asNear)} of the inputs that anyone broke they come at least as near as those who see answers alone.`;
    case 'at fault':
      return `${looks} The audit failed: who sees more should find no less, and they come as near as those who see answers alone on only ${formatFigure(asNear)} of the inputs that anyone broke, or break fewer within the bound. The gradient or the attack is at fault, and nothing follows from what withstood it.`;
    case 'nothing broken':
      return `${looks} Nobody broke anything, from inside or outside, so that there is nothing to compare them by.`;
  }
}
