import { create } from 'xmlbuilder2';

import type { Outcome } from '../../harness/results/schema.js';
import type { ComparedCell, VersionComparison } from '../../harness/results/version-comparison.js';
import { differenceWords, valueWords, verdictWords } from '../versions/words.js';
import { subjectsOf, type Reported } from './reported.js';

/** What became of a test: nothing where it passed. */
type Fate = { readonly kind: 'failure' | 'error' | 'skipped'; readonly message: string };

interface Test {
  readonly name: string;
  readonly fate?: Fate;
  /** What a reader of the test is told beside its fate. */
  readonly said?: string;
}

interface Suite {
  readonly name: string;
  readonly tests: readonly Test[];
}

/**
 * A run and a comparison of versions as JUnit's XML: a suite a subject, a test a measure or a compared figure. A measure that
 * failed is an error, one that does not apply or was not reached is skipped; a figure that is worse is a failure.
 */
export function junitXml({ results, comparison }: Reported): string {
  const suites: readonly Suite[] = [
    ...(results ? subjectsOf(results) : []).map(({ name, outcomes }) => ({
      name,
      tests: outcomes.map(([measure, outcome]): Test => ({ name: measure, ...fateOf(outcome) })),
    })),
    ...(comparison?.cells ?? []).map((cell) => comparedSuite(cell, comparison!)),
  ];
  // What XML cannot hold at all, such as a terminal's escape in an error, is left out.
  const document = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '' });
  const root = document.ele('testsuites', {
    name: 'rules-vs-weights',
    ...countsOf(suites.flatMap(({ tests }) => tests)),
  });
  for (const { name, tests } of suites) {
    const suite = root.ele('testsuite', { name, ...countsOf(tests) });
    for (const test of tests) {
      const node = suite.ele('testcase', { classname: name, name: test.name });
      if (test.fate) node.ele(test.fate.kind, { message: test.fate.message });
      if (test.said !== undefined) node.ele('system-out').txt(test.said);
    }
  }
  return `${document.end({ prettyPrint: true })}\n`;
}

function fateOf(outcome: Outcome): { readonly fate?: Fate } {
  switch (outcome.state) {
    case 'measured':
      return {};
    case 'failed':
      return { fate: { kind: 'error', message: outcome.error } };
    default:
      return { fate: { kind: 'skipped', message: outcome.reason } };
  }
}

function comparedSuite(
  { task, dataset, program, runtime, figures, failed, left }: ComparedCell,
  { of }: VersionComparison,
): Suite {
  return {
    name: `${task}, ${dataset}, ${program} on ${runtime}: ${of === 'one run' ? 'two versions' : 'two runs'}`,
    tests: [
      ...failed.map(({ measure, error }): Test => ({
        name: measure,
        fate: { kind: 'failure', message: `it fails now: ${error}` },
      })),
      ...figures.map((figure): Test => {
        const said = `${differenceWords(figure)} (${valueWords(figure)}): ${verdictWords(figure)}`;
        return {
          name: figure.title,
          ...(figure.verdict === 'worse' ? { fate: { kind: 'failure', message: said } } : {}),
          said,
        };
      }),
      ...left.map(({ measure, reason }): Test => ({
        name: measure,
        fate: { kind: 'skipped', message: reason },
      })),
    ],
  };
}

function countsOf(tests: readonly Test[]) {
  const count = (kind: Fate['kind']): number => tests.filter(({ fate }) => fate?.kind === kind).length;
  return {
    tests: tests.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
  };
}
