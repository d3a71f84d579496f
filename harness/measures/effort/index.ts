import { questions } from '../../cell/protocol.js';
import { ownModules } from '../../sources/bundle.js';
import { defineMeasure } from '../measure.js';
import type { CellSubject, GroupRunner, ProfileId } from '../runner.js';
import { countCode } from './count-code.js';
import { readTraining } from './manifest.js';
import { effortSamplesSchema, effortSchema, type EffortSamples } from './schema.js';
import { summariseEffort } from './summarise.js';

const ask = questions<typeof import('./collect.js')>(new URL('./collect.js', import.meta.url));

/** Inputs whose traces are read for the rules that they name. */
const TRACES: Readonly<Record<ProfileId, number>> = { quick: 30, default: 300, thorough: 2000 };

/** M6, "easy to write": what people wrote and gathered. It ranks nothing, since lines of rules and of training are not alike. */
export const effort = defineMeasure({
  id: 'effort',
  title: 'What did it take to make?',
  reading:
    'What people wrote and gathered: lines of code, rules and what they look at; of a network the code that trains it, the time that took, and the examples that someone had to label.',
  scope: 'cell',
  descriptive: true,
  samples: effortSamplesSchema,
  result: effortSchema,
  seconds: () => 1,
  repeatable: true,
  collection: {
    of: 'cell',
    run: 'side by side',
    collect: (runner, cell, tell) =>
      cell.kind === 'learned' ? collectNetwork(runner, cell) : collectSource(runner, cell, tell),
  },
  summarise: summariseEffort,
});

const folderOf = (module: string): URL => new URL('./', module);

async function collectSource(
  runner: GroupRunner,
  { spec, program }: CellSubject,
  tell: (done: number) => void,
): Promise<EffortSamples> {
  const code = await countCode(await ownModules(program.module), folderOf(program.module));
  const inputs = runner.inputs(TRACES[runner.request.profile.id]);
  const traces = await runner.within(spec, [], (child) =>
    child.request(ask('collectTraces'), { inputs }, tell),
  );
  return {
    kind: 'source',
    code,
    ...(program.ruleGroups ? { ruleGroups: program.ruleGroups.length } : {}),
    ...(traces ? { traces } : {}),
  };
}

async function collectNetwork(runner: GroupRunner, { spec, program }: CellSubject): Promise<EffortSamples> {
  const { module, trainingModule } = program;
  const home = folderOf(module);
  const deciding = await ownModules(module);
  const training = trainingModule === undefined ? [] : await ownModules(trainingModule);
  const manifest = await runner.within(spec, [], (child) => child.request(ask('readManifest'), {}));
  return {
    kind: 'network',
    code: await countCode(new Set([...deciding, ...training]), home),
    ...(trainingModule === undefined ? {} : { training: await countCode(training, home) }),
    ...readTraining(manifest),
  };
}
