import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What is planted in a version of the program, beside the version that it is compared with. */
export interface Plant {
  /** Turns of a loop a decision: its time, never a clock. */
  readonly turns: number;
  /** Of so many examples the answer is wrong. */
  readonly wrong: number;
  /** Numbers of eight bytes that a decision allocates. */
  readonly numbers: number;
}

/** Examples of the task: one in two hundred is half a point. */
export const EXAMPLES = 400;

/** The version that others are compared with: a decision takes some tens of microseconds. */
export const BASE: Plant = { turns: 20_000, wrong: 20, numbers: 64 };

/** A point of accuracy fewer. */
const POINT = EXAMPLES / 100;
/** A kilobyte of numbers. */
const KILOBYTE = 128;

/** What may be planted, by its name on the command line. */
export const PLANTS = {
  nothing: BASE,
  slower: { ...BASE, turns: Math.round(1.1 * BASE.turns) },
  wrong: { ...BASE, wrong: BASE.wrong + POINT },
  allocating: { ...BASE, numbers: BASE.numbers + KILOBYTE },
} satisfies Readonly<Record<string, Plant>>;

export const PLUGIN = 'gate.rvw.mjs';

const PROGRAM = 'program.mjs';

/** The task: it is the same in all versions. */
const PLUGIN_TEXT = `import { definePlugin } from 'rules-vs-weights';
import { program } from './${PROGRAM}';

const EXAMPLES = Array.from({ length: ${EXAMPLES} }, (_, at) => ({ id: 'number-' + at, input: at, truth: at % 2 }));

export default definePlugin({
  task: {
    id: 'gate',
    title: 'Numbers',
    summary: 'Is the number odd?',
    dataSets: [{
      id: 'numbers',
      title: '${EXAMPLES} numbers',
      licence: 'CC0-1.0',
      citation: 'none',
      source: 'made on the spot',
      fingerprint: async () => 'numbers',
      load: async (split) => (split === 'test' ? EXAMPLES : []),
    }],
    classes: [0, 1],
    features: {
      shape: [1],
      axes: ['number'],
      meaning: 'the number',
      toVector: (input) => Float32Array.of(input),
      fromVector: ([value]) => value,
    },
    score: (decision, { truth }) => decision.kind === 'answer' && decision.answer === truth,
    describeAnswer: (answer) => ['even', 'odd'][answer],
    describeTruth: (answer) => ['even', 'odd'][answer],
    draw: () => '<svg viewBox="0 0 1 1"></svg>',
  },
  programs: [program],
});
`;

/** The program, in which everything is planted. */
const programText = ({
  turns,
  wrong,
  numbers,
}: Plant): string => `// xorshift (Marsaglia 2003): no compiler can leave it out.
export let kept;
export let held;

function turn(turns) {
  let state = 2463534242;
  for (let step = 0; step < turns; step++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
  }
  return state;
}

const decide = (input) => {
  kept = turn(${turns});
  held = new Array(${numbers}).fill(input + 0.5);
  return { kind: 'answer', answer: input < ${wrong} ? 1 - (input % 2) : input % 2 };
};

export const program = {
  id: 'parity',
  kind: 'handwritten',
  title: 'Parity',
  summary: 'Answers after a loop of ${turns} turns.',
  runtimes: ['v8'],
  module: import.meta.url,
  load: async () => ({
    decide,
    explain: () => ({ kind: 'trace', steps: [] }),
    dispose: () => undefined,
  }),
};
`;

const git = promisify(execFile);

/** Makes a repository whose branch `main` has the version that others are compared with. */
export async function makeProject(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
  await writeFile(join(folder, PLUGIN), PLUGIN_TEXT);
  await plant(folder, BASE);
  const run = (...words: string[]) => git('git', words, { cwd: folder });
  await run('init', '--quiet', '--initial-branch', 'main');
  await run('add', '--all');
  await run(
    ...['-c', 'user.name=gate', '-c', 'user.email=gate@example.invalid'],
    ...['commit', '--quiet', '--message', 'The version that others are compared with'],
  );
}

/** Plants something in the working tree. */
export const plant = (folder: string, what: Plant): Promise<void> =>
  writeFile(join(folder, PROGRAM), programText(what));
