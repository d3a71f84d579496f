import { describe, expect, it } from 'vitest';

import { compareAccuracy } from './compare.js';
import type { RightSamples } from './schema.js';
import { summariseAccuracy } from './summarise.js';

/** A report of a made-up program on two classes; `null` is an abstention. */
function report(answers: (string | null)[], truths: readonly string[]): RightSamples {
  const classes = ['"cat"', '"dog"'];
  return {
    right: Uint8Array.from(answers, (answer, at) => (answer === truths[at] ? 1 : 0)),
    answers,
    confidence: new Float64Array(answers.length).fill(Number.NaN),
    classes: {
      labels: ['cat', 'dog'],
      answers: classes,
      truths: Int32Array.from(truths, (truth) => classes.indexOf(truth)),
    },
    people: truths.map((truth) => (truth === '"cat"' ? 'Ann' : 'Ben')),
    exampleIds: truths.map((_, at) => `example-${at}`),
    decisionsSha256: '',
  };
}

const TRUTHS = ['"cat"', '"cat"', '"cat"', '"dog"', '"dog"'];
const careful = report(['"cat"', null, '"dog"', '"dog"', '"dog"'], TRUTHS);

describe('accuracy', () => {
  it('counts abstentions as wrong, and shows them apart', () => {
    const accuracy = summariseAccuracy(careful, 'test', false);
    expect(accuracy).toMatchObject({ correct: 3, total: 5, abstained: 1 });
    expect(accuracy.share.value).toBeCloseTo(0.6);
    expect(accuracy.coverage.value).toBeCloseTo(0.8);
    expect(accuracy.whenAnswering?.value).toBeCloseTo(0.75);
  });

  it('has abstention as the last column of the confusion matrix', () => {
    expect(summariseAccuracy(careful, 'test', false).confusion).toEqual({
      labels: ['cat', 'dog', 'abstained'],
      counts: [
        [1, 1, 1],
        [0, 2, 0],
      ],
    });
  });

  it('gives precision, recall and F1 by class, and the worst person first', () => {
    const { classes, people } = summariseAccuracy(careful, 'test', false);
    expect(classes?.[1]).toMatchObject({
      label: 'dog',
      support: 2,
      precision: { value: 2 / 3 },
      recall: { value: 1 },
      f1: 0.8,
    });
    expect(people?.map(({ person }) => person)).toEqual(['Ann', 'Ben']);
  });

  it('refuses an answer that is no class', () => {
    expect(() => summariseAccuracy(report(['"cow"'], ['"cat"']), 'test', false)).toThrow('"cow"');
  });

  it('has no interval and no test where all was counted', () => {
    expect(summariseAccuracy(careful, 'test', true).share).not.toHaveProperty('low');
    const side = { figure: summariseAccuracy(careful, 'test', true).share, samples: careful };
    expect(compareAccuracy(side, side, true).p).toBeNull();
  });
});
