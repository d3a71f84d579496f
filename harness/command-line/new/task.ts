import { commonFiles, titleOf, type NewFiles } from './files.js';

/** A task of its own: the names of colours, in a table that it draws, with rules. */
export function newTask(name: string): NewFiles {
  return {
    ...commonFiles({
      name,
      about:
        'Which name a colour has, from how much red, green and blue is in it: a task for rules-vs-weights, made of a table. Put your own in its place.',
      guide: [
        `- \`${name}.rvw.ts\`: the task and its programs`,
        '- `data.ts`: the rows of the table; yours may come from a file, or from a package',
        '- `rules.ts`: the hand-written program, `decide(colour, trace)`',
        '- `weights/`: the network, once it is trained',
        '- `rvw.config.ts`: names the plugin, so that every verb of `rvw` knows it',
      ],
      train: `rvw train ${name}`,
      run: 'rvw run --quick',
    }),
    [`${name}.rvw.ts`]: `import { definePlugin, defineTask, dense, network, rules, table } from 'rules-vs-weights';

import { rows } from './data.js';

export default definePlugin({
  task: defineTask({
    id: '${name}',
    title: '${titleOf(name)}',
    summary: 'Which of six names a colour has, from how much red, green and blue is in it.',
    data: table({
      rows,
      answer: 'name',
      features: ['red', 'green', 'blue'],
      split: { by: 'hash', test: 0.3, validation: 0.2 },
      licence: 'CC0-1.0',
      source: 'drawn from a seed by data.ts: a declared definition by hue, with noise',
      synthetic: true,
    }),
  }),
  programs: [
    rules(new URL('./rules.ts', import.meta.url), {
      title: 'Seven rules in order',
      summary: 'Asks which channel is the strongest, and how near the next one comes; the first rule that applies decides.',
    }),
    network({ layers: [dense(16, 'relu'), dense(6, 'softmax')] }),
  ],
});
`,
    'data.ts': `import { createRandom } from 'rules-vs-weights';

/** A colour with its name. Channels run from 0 to 255. */
export interface Row {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly name: string;
}

const ROWS = 600;

/** Eyes differ: before a colour is named, each of its channels is shaken by about so much. */
const NOISE = 10;

/** Colours that were drawn at random, under the names that {@link nameOf} gives to what was seen of them. */
export function rows(): readonly Row[] {
  const random = createRandom(2017, 'colours');
  return Array.from({ length: ROWS }, () => {
    const colour = [random.integer(256), random.integer(256), random.integer(256)] as const;
    const [red, green, blue] = colour;
    const seen = colour.map((channel) => channel + NOISE * random.normal()) as [number, number, number];
    return { red, green, blue, name: nameOf(seen) };
  });
}

/** The definition: grey where the channels are within 60 of each other, else by the hue in degrees. */
function nameOf([red, green, blue]: readonly [number, number, number]): string {
  const most = Math.max(red, green, blue);
  const spread = most - Math.min(red, green, blue);
  if (spread < 60) return 'grey';
  const sixth =
    most === red ? (green - blue) / spread : most === green ? 2 + (blue - red) / spread : 4 + (red - green) / spread;
  const hue = (60 * sixth + 360) % 360;
  if (hue < 30 || hue >= 330) return 'red';
  if (hue < 75) return 'yellow';
  if (hue < 165) return 'green';
  return hue < 255 ? 'blue' : 'purple';
}
`,
    'rules.ts': `import { abstain, type Decided, type Fact, type Trace, type TraceStep } from 'rules-vs-weights';

interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

type Facts = Readonly<Record<string, Fact>>;

/** A rule: what it looks at, and what it says to that; nothing where it does not apply. */
interface Rule {
  readonly words: string;
  sees(colour: Colour): Facts;
  says(facts: Facts): string | undefined;
}

/** Where a channel lies between the weakest (0) and the strongest (1). */
function between(channel: number, { red, green, blue }: Colour): number {
  const least = Math.min(red, green, blue);
  return (channel - least) / (Math.max(red, green, blue) - least);
}

/** The first that applies decides. */
const RULES: readonly Rule[] = [
  {
    words: 'the channels are nearly equal',
    sees: ({ red, green, blue }) => ({ spread: Math.max(red, green, blue) - Math.min(red, green, blue) }),
    // A quarter of the scale: less looks grey.
    says: ({ spread }) => (Number(spread) < 60 ? 'grey' : undefined),
  },
  {
    words: 'red is the strongest, and green comes at least half as near',
    sees: (colour) => ({ red: between(colour.red, colour), green: between(colour.green, colour) }),
    says: ({ red, green }) => (red === 1 && Number(green) >= 0.5 ? 'yellow' : undefined),
  },
  {
    words: 'green is the strongest, and red comes very near',
    sees: (colour) => ({ green: between(colour.green, colour), red: between(colour.red, colour) }),
    says: ({ green, red }) => (green === 1 && Number(red) >= 0.75 ? 'yellow' : undefined),
  },
  {
    words: 'red is the strongest, and blue comes at least half as near',
    sees: (colour) => ({ red: between(colour.red, colour), blue: between(colour.blue, colour) }),
    says: ({ red, blue }) => (red === 1 && Number(blue) >= 0.5 ? 'purple' : undefined),
  },
  {
    words: 'blue is the strongest, and red comes some way',
    sees: (colour) => ({ blue: between(colour.blue, colour), red: between(colour.red, colour) }),
    says: ({ blue, red }) => (blue === 1 && Number(red) >= 0.25 ? 'purple' : undefined),
  },
  {
    words: 'green is the strongest, and blue comes very near',
    sees: (colour) => ({ green: between(colour.green, colour), blue: between(colour.blue, colour) }),
    says: ({ green, blue }) => (green === 1 && Number(blue) >= 0.75 ? 'blue' : undefined),
  },
  {
    words: 'the strongest channel names the colour',
    sees: (colour) => ({ red: between(colour.red, colour), green: between(colour.green, colour) }),
    says: ({ red, green }) => (red === 1 ? 'red' : green === 1 ? 'green' : 'blue'),
  },
];

export function decide(colour: Colour, trace: Trace): Decided<string> {
  for (const { words, sees, says } of RULES) {
    const facts = sees(colour);
    const name = says(facts);
    if (name === undefined) continue;
    trace.rule(words, facts);
    return name;
  }
  return abstain('no rule applies');
}

/** Takes a decision again from its trace: the rule that it names is asked again, on the facts that it fired on. */
export function replay([step]: readonly TraceStep[]): Decided<string> {
  const rule = RULES.find(({ words }) => words === step?.because);
  return (step && rule?.says(step.facts)) ?? abstain('no rule applies');
}
`,
  };
}
