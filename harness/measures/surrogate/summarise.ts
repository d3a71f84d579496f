import { mapFigure } from '../../results/map-figure.js';
import { shareOverPeople } from '../../statistics/over-people.js';
import { SHOWN_LEAVES } from './collect.js';
import type { Surrogate, SurrogateSamples } from './schema.js';

const JUDGED = 'on examples that the tree was not fitted to (Craven and Shavlik 1996)';

/** How well small trees imitate a program. */
export function summariseSurrogate({ fitted, right, people, imitations }: SurrogateSamples): Surrogate {
  const wrong = right ? [...right.keys()].filter((at) => right[at] === 0) : [];
  const share = (agreed: Uint8Array, what: string) => shareOverPeople(agreed, people, what, false);
  return {
    imitations: imitations.map(({ view, features, curve, tree }) => {
      const shown = curve.find(({ leaves }) => leaves === SHOWN_LEAVES)!;
      const fidelity = share(
        shown.agreed,
        `answers of the program that a tree of ${SHOWN_LEAVES} leaves gives, too ÷ answers, ${JUDGED}`,
      );
      const kappa = (value: number): number => (value - shown.byChance) / (1 - shown.byChance);
      const levels = curve.map(({ leaves, agreed }) => ({
        leaves,
        fidelity: share(agreed, `answers that a tree of ${leaves} leaves gives, too ÷ answers`),
      }));
      const fewest = (wanted: number): number | null =>
        levels.find((level) => level.fidelity.value >= wanted)?.leaves ?? null;
      return {
        view,
        features,
        fidelity,
        // A program that always says the same has no agreement beyond chance.
        ...(shown.byChance === 1
          ? {}
          : {
              kappa: {
                ...mapFigure(fidelity, kappa),
                unit: 'κ',
                method: `fidelity less what chance agrees on (Cohen 1960), of a tree of ${SHOWN_LEAVES} leaves; interval that of the fidelity, chance taken as known`,
              },
            }),
        ...(wrong.length > 0
          ? {
              fidelityWhereWrong: shareOverPeople(
                wrong.map((at) => shown.agreed[at]!),
                people && wrong.map((at) => people[at]!),
                'the same, of the answers that are wrong',
                false,
              ),
            }
          : {}),
        ...(shown.truth
          ? {
              truthFidelity: share(
                shown.truth.agreed,
                `answers of the program that a tree of ${SHOWN_LEAVES} leaves gives that was fitted to the right answers ÷ answers`,
              ),
            }
          : {}),
        leavesFor90: fewest(0.9),
        leavesFor95: fewest(0.95),
        curve: levels,
        tree,
      };
    }),
    decisions: fitted + imitations[0]!.curve[0]!.agreed.length,
  };
}
