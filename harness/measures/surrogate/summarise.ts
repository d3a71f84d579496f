import { shareFigure } from '../../statistics/proportion.js';
import { SHOWN_LEAVES } from './collect.js';
import type { Surrogate, SurrogateSamples } from './schema.js';

const JUDGED = 'on examples that the tree was not fitted to (Craven and Shavlik 1996)';

/** How well small trees imitate a program. */
export function summariseSurrogate({ judged, wrong, imitations }: SurrogateSamples): Surrogate {
  return {
    imitations: imitations.map(({ view, features, curve, tree }) => {
      const shown = curve.find(({ leaves }) => leaves === SHOWN_LEAVES)!;
      const fidelity = shareFigure(
        shown.agreed,
        judged,
        `answers of the program that a tree of ${SHOWN_LEAVES} leaves gives, too ÷ answers, ${JUDGED}`,
      );
      const kappa = (share: number): number => (share - shown.byChance) / (1 - shown.byChance);
      const fewest = (wanted: number): number | null =>
        curve.find(({ agreed }) => agreed / judged >= wanted)?.leaves ?? null;
      return {
        view,
        features,
        fidelity,
        kappa: {
          value: kappa(fidelity.value),
          low: kappa(fidelity.low!),
          high: kappa(fidelity.high!),
          interval: 'confidence',
          n: judged,
          unit: 'κ',
          direction: 'higher-is-better',
          method: `fidelity less what chance agrees on (Cohen 1960), of a tree of ${SHOWN_LEAVES} leaves; interval that of the fidelity, chance taken as known`,
        },
        ...(wrong > 0
          ? {
              fidelityWhereWrong: shareFigure(
                shown.agreedWhereWrong,
                wrong,
                `the same, of the answers that are wrong`,
              ),
            }
          : {}),
        ...(shown.truthAgreed === undefined
          ? {}
          : {
              truthFidelity: shareFigure(
                shown.truthAgreed,
                judged,
                `answers of the program that a tree of ${SHOWN_LEAVES} leaves gives that was fitted to the right answers ÷ answers`,
              ),
            }),
        leavesFor90: fewest(0.9),
        leavesFor95: fewest(0.95),
        curve: curve.map(({ leaves, agreed }) => ({
          leaves,
          fidelity: shareFigure(
            agreed,
            judged,
            `answers that a tree of ${leaves} leaves gives, too ÷ answers`,
          ),
        })),
        tree,
      };
    }),
  };
}
