import { commonFiles, titleOf, type NewFiles } from './files.js';

/** A measure of every program: how many different answers it gives. */
export function newMeasure(name: string): NewFiles {
  return {
    ...commonFiles({
      name,
      about:
        'A measure for rules-vs-weights: how many different answers a program gives. It applies to every program of every task. Put your own in its place.',
      guide: [
        `- \`${name}.rvw.ts\`: the measure: what it is called, what it keeps, and what that amounts to`,
        '- `collect.ts`: what runs in the process of a program',
        '- `rvw.config.ts`: names the plugin, so that every verb of `rvw` knows it',
      ],
      run: `rvw run tic-tac-toe --quick --only ${name}`,
      packages: { zod: '^4.0.0' },
    }),
    [`${name}.rvw.ts`]: `import { definePlugin } from 'rules-vs-weights';
import { defineMeasure, figureSchema, questions } from 'rules-vs-weights/measure';
import { z } from 'zod';

const ask = questions<typeof import('./collect.js')>(new URL('./collect.ts', import.meta.url));

/** So many inputs a program is asked. */
const INPUTS = 200;

const measure = defineMeasure({
  id: '${name}',
  title: '${titleOf(name)}',
  reading: 'How many different answers the program gives.',
  scope: 'cell',
  samples: z.object({ answers: z.array(z.string()) }),
  result: figureSchema,
  collection: {
    of: 'cell',
    run: 'side by side',
    collect: (runner, { spec }) =>
      runner.within(spec, [], (child) => child.request(ask('collectAnswers'), { inputs: INPUTS })),
  },
  summarise: ({ answers }) => ({
    value: new Set(answers).size,
    n: answers.length,
    unit: 'answers',
    direction: 'neither',
    method: 'different answers, counted; an abstention is one, too',
  }),
});

export default definePlugin({ measures: [measure] });
`,
    'collect.ts': `import type { CellSession } from 'rules-vs-weights/measure';

/** The answers to the first inputs of a run, as they are written down. */
export async function collectAnswers(
  session: CellSession,
  { inputs }: { readonly inputs: number },
): Promise<{ answers: string[] }> {
  await session.load();
  const answers: string[] = [];
  for (const { input } of session.examples.slice(0, inputs)) {
    const decision = await session.loaded.decide(input);
    answers.push(decision.kind === 'answer' ? JSON.stringify(decision.answer) : 'abstained');
  }
  return { answers };
}
`,
  };
}
