import { exactFigure } from '../measure.js';
import type { Effort, EffortSamples } from './schema.js';

const LINES = 'lines that hold code of compiled modules, packages left out';

/** What it took to make a program, as far as its sources and its manifest tell. */
export const summariseEffort = (samples: EffortSamples): Effort =>
  samples.kind === 'source' ? ofSource(samples) : ofNetwork(samples);

type Of<K> = Extract<EffortSamples, { kind: K }>;

const linesOf = ({ code: { own, elsewhere } }: EffortSamples) => ({
  lines: exactFigure(own.lines, 'lines', `${LINES}, in the folder of the program’s own module`),
  linesElsewhere: exactFigure(
    elsewhere.lines,
    'lines',
    `${LINES}, that it uses of the same package elsewhere`,
  ),
});

function ofSource(samples: Of<'source'>): Effort {
  const { ruleGroups, traces } = samples;
  const seen = (value: number, unit: string, what: string) => ({
    ...exactFigure(
      value,
      unit,
      `different ${what} in the traces of ${traces!.inputs} inputs: at least so many`,
    ),
    n: traces!.inputs,
  });
  return {
    kind: 'source',
    ...linesOf(samples),
    ...(ruleGroups === undefined
      ? {}
      : { ruleGroups: exactFigure(ruleGroups, 'groups', 'groups of rules that the program names') }),
    ...(traces
      ? {
          rules: seen(traces.rules, 'rules', 'names of rules'),
          facts: seen(traces.facts, 'facts', 'names of facts that rules looked at'),
        }
      : {}),
  };
}

function ofNetwork(samples: Of<'network'>): Effort {
  const { training, trainingSeconds, runtime, data } = samples;
  return {
    kind: 'network',
    ...linesOf(samples),
    ...(training
      ? {
          trainingLines: exactFigure(
            training.own.lines,
            'lines',
            `${LINES}, that training uses, in the folder of the program’s own module`,
          ),
          trainingLinesElsewhere: exactFigure(
            training.elsewhere.lines,
            'lines',
            `${LINES}, that training uses of the same package elsewhere`,
          ),
        }
      : {}),
    ...(trainingSeconds === undefined
      ? {}
      : {
          trainingTime: exactFigure(
            trainingSeconds,
            's',
            'of the one training that is shipped, by its manifest',
          ),
        }),
    ...(runtime === undefined ? {} : { runtime }),
    ...(data
      ? {
          labelledExamples: exactFigure(
            data.labelled ? data.examples : 0,
            'examples',
            'examples with their right answers that training read, by the manifest',
          ),
          data: data.labelled
            ? `${data.id}, ${data.split}`
            : `${data.id}, ${data.split}: ${data.examples.toLocaleString('en')}, none of them labelled`,
        }
      : {}),
  };
}
