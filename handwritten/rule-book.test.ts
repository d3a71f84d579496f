import { describe, expect, it } from 'vitest';

import { UserError, type RuleTrace } from '../tasks/contract/index.js';
import { openBook, ruleProgram, type RuleBook } from './rule-book.js';
import { ruleMaker } from './rule-path.js';

interface Weather {
  readonly clouds: number;
  readonly wind: 'calm' | 'storm';
  readonly months: readonly number[];
}

const rule = ruleMaker<Weather, number | undefined>();
const LISTS = {
  votes: [
    rule({
      id: 'dark',
      group: 'sky',
      reads: ['clouds'],
      says: ({ clouds }) => (clouds > 5 ? 2 : undefined),
      because: ({ clouds }) => `${clouds} eighths of cloud`,
    }),
    rule({
      id: 'gale',
      group: 'air',
      reads: ['wind', 'clouds'],
      says: ({ wind, clouds }) => (wind === 'storm' ? clouds / 4 : undefined),
      because: () => 'it blows',
    }),
    rule({
      id: 'season',
      reads: ['months'],
      says: ({ months }) => (months.includes(11) ? 1 : undefined),
      because: ({ months }) => `months ${months.join(' and ')}`,
    }),
  ],
};
const most = ruleMaker<Weather, { readonly rain: boolean }, number>()({
  id: 'sum',
  reads: [],
  says: (_facts, sum) => ({ rain: sum >= 2 }),
  because: (_facts, { rain }) => (rain ? 'enough for rain' : 'not enough'),
  shows: (sum) => ({ sum }),
});
const BOOK: RuleBook<Weather, boolean, typeof LISTS> = {
  task: 'weather',
  groups: [
    { id: 'sky', title: 'Clouds' },
    { id: 'air', title: 'Wind' },
  ],
  rules: LISTS,
  decide: ({ votes }, path) => {
    let sum = 0;
    for (const vote of votes) sum += path.ask(vote) ?? 0;
    return { kind: 'answer', answer: path.follow(most, sum).rain, confidence: sum / 10 };
  },
  lists: ['months'],
  nothing: { rule: 'indoors', because: 'there is no window', facts: { window: false } },
};

const november: Weather = { clouds: 8, wind: 'storm', months: [10, 11] };
const { decide, explain, replay } = openBook(BOOK);
const changed = (trace: RuleTrace, at: number, facts: RuleTrace['steps'][number]['facts']): RuleTrace => ({
  kind: 'trace',
  steps: trace.steps.with(at, { ...trace.steps[at]!, facts }),
});

describe('a rule', () => {
  it('is held by the compiler to the facts that it declares', () => {
    const peeking = rule({
      id: 'peeks',
      reads: ['wind'],
      // @ts-expect-error the clouds are not among the facts that it reads
      says: ({ clouds }) => (clouds === undefined ? undefined : 1),
      because: () => '',
    });
    // And where the compiler was not asked, it finds nothing else in an explanation.
    const book = openBook({ ...BOOK, rules: { votes: [peeking] } });
    expect(book.explain(november).steps.map(({ rule: id }) => id)).toEqual(['sum']);
  });
});

describe('an open book', () => {
  it('leaves a step for every rule that spoke, with exactly the facts that it read', () => {
    expect(decide(november)).toEqual({ kind: 'answer', answer: true, confidence: 0.5 });
    expect(explain(november).steps).toEqual([
      { rule: 'dark', because: '8 eighths of cloud', facts: { clouds: 8 } },
      { rule: 'gale', because: 'it blows', facts: { wind: 'storm', clouds: 8 } },
      { rule: 'season', because: 'months 10 and 11', facts: { months: '10 11' } },
      { rule: 'sum', because: 'enough for rain', facts: { sum: 5 } },
    ]);
    expect(explain({ ...november, wind: 'calm' }).steps.map(({ rule: id }) => id)).not.toContain('gale');
  });

  it('replays each rule on its own step, and counts again what the rules said', () => {
    const trace = explain(november);
    expect(replay(trace)).toEqual(decide(november));
    expect(replay(changed(trace, 0, { clouds: 0 }))).toMatchObject({ confidence: 0.3 });
    expect(replay(changed(trace, 2, { months: '' }))).toMatchObject({ confidence: 0.4 });
    expect(replay(changed(trace, 3, { sum: 0 }))).toEqual(decide(november));
    const without = { ...trace, steps: trace.steps.slice(1) };
    expect(replay(without)).toMatchObject({ answer: true, confidence: 0.3 });
  });

  it('replays nothing where there was nothing to be seen', () => {
    expect(decide(undefined)).toEqual({ kind: 'abstain', reason: 'there is no window' });
    expect(replay(explain(undefined))).toEqual(decide(undefined));
    expect(() => replay(changed(explain(undefined), 0, {}))).toThrow('names the rule "indoors"');
  });

  it.each([
    ['that breaks off', (steps: RuleTrace['steps']) => steps.slice(0, 3), 'the trace ends where the weather'],
    ['without steps', () => [], 'asks the rule "sum"'],
    ['out of order', (steps: RuleTrace['steps']) => steps.toReversed(), 'the rule "season"'],
    ['with a step twice', (steps: RuleTrace['steps']) => [steps[0]!, ...steps], 'the rule "dark"'],
    ['that goes on', (steps: RuleTrace['steps']) => [...steps, steps[0]!], 'has come to its decision'],
  ])('refuses a trace %s', (_, spoil, message) => {
    const trace = (): unknown => replay({ kind: 'trace', steps: spoil(explain(november).steps) });
    expect(trace).toThrow(UserError);
    expect(trace).toThrow(message);
  });

  it.each([
    [0, {}, 'lacks the fact "clouds"'],
    [1, { clouds: 8 }, 'lacks the fact "wind"'],
    [2, { months: 'May' }, 'lacks the fact "months"'],
  ])('refuses a trace whose step %i lacks what its rule reads', (at, facts, message) => {
    expect(() => replay(changed(explain(november), at, facts))).toThrow(message);
  });

  it('does without the rules of a group, but never without those of none', () => {
    const book = openBook(BOOK, ['sky', 'air']);
    expect(book.explain(november).steps.map(({ rule: id }) => id)).toEqual(['season', 'sum']);
    expect(() => book.replay(explain(november))).toThrow('with the same rules in use');
    expect(() => openBook(BOOK, ['sea'])).toThrow('unknown rule group "sea"; use one of sky, air');
  });
});

describe('a program of a rule book', () => {
  const program = ruleProgram(BOOK, { title: '', summary: '', module: import.meta.url }, () => {
    let looks = 0;
    return (clouds: number): Weather => ({ ...november, clouds: clouds + looks++ });
  });

  it('decides on what it sees, with an eye of its own each time it is loaded', async () => {
    const [one, other] = [await program.load({ runtime: 'v8' }), await program.load({ runtime: 'v8' })];
    expect(one.decide(8)).toEqual(decide(november));
    expect(other.decide(8)).toEqual(decide(november));
    expect(one.explain(7)).toEqual(explain(november));
    expect(one.replay!(explain(november))).toEqual(decide(november));
  });

  it('rejects, in one line, a runtime and a group that it does not have', async () => {
    await expect(program.load({ runtime: 'wasm' })).rejects.toThrow(
      'the handwritten weather program does not run on "wasm"; use the runtime "v8"',
    );
    await expect(program.load({ runtime: 'v8', withoutRuleGroups: ['sea'] })).rejects.toThrow(UserError);
  });
});
