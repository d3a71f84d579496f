import { questions } from '../../cell/protocol.js';
import type { AttackSamples } from '../attack/schema.js';
import { defineMeasure, NotApplicable } from '../measure.js';
import type { ShownInput } from './collect.js';
import { brokenInputsSchema, type BrokenInput } from './schema.js';

const ask = questions<typeof import('./collect.js')>(new URL('./collect.js', import.meta.url));

/** Inputs that attackers broke, beside what they were and with what every program says of them. */
export const brokenInputs = defineMeasure({
  id: 'broken-inputs',
  title: 'What broke them',
  reading: 'The smallest changes that broke each program, with what both programs say of them.',
  scope: 'group',
  needs: ['attack'],
  samples: brokenInputsSchema,
  result: brokenInputsSchema,
  repeatable: true,
  collection: {
    of: 'group',
    collect: async (runner, tell) => {
      const attacked = runner.cells.flatMap((cell) => {
        const samples = runner.samplesOf(cell, 'attack') as AttackSamples | undefined;
        return samples ? [{ cell, samples }] : [];
      });
      if (attacked.length === 0) return new NotApplicable('no program was attacked');
      const broken = attacked.flatMap(({ cell: { spec }, samples }) =>
        samples.kept.map(({ input, vector }) => {
          const { distance, largestChange, by } = samples.inputs[input]!.smallest!;
          return {
            example: samples.exampleIds[input]!,
            brokenFor: { program: spec.program, runtime: spec.runtime },
            distance,
            largestChange,
            by,
            vector,
          };
        }),
      );
      if (broken.length === 0) return { examples: [] };
      const said: (readonly ShownInput[])[] = [];
      for (const [at, { cell }] of attacked.entries()) {
        said.push(
          await runner.within(cell.spec, [], (child) =>
            child.request(ask('collectShown'), {
              inputs: broken.map(({ example, vector }) => ({ example, vector })),
            }),
          ),
        );
        tell((at + 1) / attacked.length);
      }
      return {
        examples: broken.map(({ vector: _, ...one }, at): BrokenInput => {
          const { truth, original, changed, below } = said[0]![at]!;
          const heard = below === undefined ? {} : { below };
          return {
            ...one,
            ...heard,
            truth,
            original,
            changed,
            decisions: said.map((shown) => shown[at]!.decision),
          };
        }),
      };
    },
  },
  summarise: (samples) => samples,
});
