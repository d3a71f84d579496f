/**
 * Which rooms a room may import from, and no import in a circle. The picture is in CONTRIBUTING.md; these rules keep it
 * true, for `import`, `import type` and `import('…')` alike, as far as what is imported is spelled out.
 */

const ROOMS = '^(index\\.ts$|(tasks|handwritten|learned|harness|reports|examples)/)';

/** The composition root alone knows the built-in tasks by name, and puts the report behind the run. */
const COMPOSITION_ROOT = '^harness/command-line/';

/** What says what a task and a program are, and what any of them may use. */
const COMMON = '^tasks/(contract|kit)/';

/** What helps to make a program of a person's rules, for authors of plugins; it knows no task. */
const AUTHORS = '^handwritten/rules-program\\.ts$';

/** From a room to all but what stands here. */
const only = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from,
  to: { path: ROOMS, pathNot: allowed },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    only(
      'plugin-authors',
      { path: '^index\\.ts$' },
      [COMMON, AUTHORS, '^learned/define/'],
      'index.ts says what a plugin is and what helps to make one, and nothing else',
    ),
    only('contract', { path: '^tasks/contract/' }, ['^tasks/contract/'], 'the contract knows nobody'),
    only('kit', { path: '^tasks/kit/' }, [COMMON], 'the kit knows no task'),
    only(
      'tasks',
      { path: '^tasks/([^/]+)/', pathNot: COMMON },
      [COMMON, '^tasks/$1/'],
      'a task knows no program, and no other task',
    ),
    only(
      'handwritten',
      { path: '^handwritten/' },
      ['^(handwritten|tasks)/'],
      'a program knows its task alone',
    ),
    only('learned', { path: '^learned/' }, ['^(learned|tasks)/'], 'a program knows its task alone'),
    only(
      'harness',
      { path: '^harness/', pathNot: COMPOSITION_ROOT },
      [COMMON, '^harness/(?!command-line/)', '^harness/command-line/test-'],
      'what measures knows no particular task; harness/command-line puts everything together',
    ),
    only(
      'reports',
      { path: '^reports/' },
      [COMMON, '^reports/', '^harness/(files\\.ts$|(results|measures)/)'],
      'the report is made of a results file',
    ),
    only(
      'examples',
      { path: '^examples/([^/]+)/' },
      ['^examples/$1/', '^index\\.ts$'],
      'an example is a plugin as a user writes one, by the name of the package',
    ),
    only(
      'nobody-takes-examples',
      { path: '^(index\\.ts$|(tasks|handwritten|learned|harness|reports)/)' },
      ['^(index\\.ts$|(tasks|handwritten|learned|harness|reports)/)'],
      'examples are no part of the package',
    ),
    {
      name: 'report-runs-no-measure',
      severity: 'error',
      comment: 'the report may know the types of what was measured, but measures nothing',
      from: { path: '^reports/' },
      to: { path: '^harness/measures/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'measures',
      severity: 'error',
      comment: 'a measure does not know the run that it is part of',
      from: { path: '^harness/measures/' },
      to: { path: '^harness/run/' },
    },
    {
      name: 'circle',
      severity: 'error',
      comment: 'what imports each other, if only types, is one thing: join it, or take out what both need',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    includeOnly: ROOMS,
    // Imports of types are gone once compiled, but who reads one file still has to read the other.
    tsPreCompilationDeps: true,
  },
};
