import { UserError, type Fact, type RuleTrace, type TraceStep } from '../tasks/contract/index.js';

/** The facts of some names. */
export type Seen<Facts, Name extends keyof Facts> = Readonly<Pick<Facts, Name>>;

/**
 * One rule: the facts that it reads, what it says to them, and why, in words.
 *
 * @typeParam Facts what is known of an input, or as much of it as the rule reads
 * @typeParam Said what the rule says, for example votes; with `undefined` where it may have nothing to say
 * @typeParam Found what the rules before it came to, where it goes on from there
 */
export interface Rule<Facts, Said, Found = undefined> {
  /** Short stable name, as it stands in traces. */
  readonly id: string;
  /** The group that it can be switched off with; a rule without one is always in use. */
  readonly group?: string;
  /** The only facts it looks at. */
  readonly reads: readonly (keyof Facts & string)[];
  says(facts: Facts, found: Found): Said;
  /** What it saw when it spoke, as a sentence. */
  because(facts: Facts, said: NonNullable<Said>, found: Found): string;
  /** What was found, for the reader of a trace; a replay comes to it anew from the steps before. */
  shows?(found: Found, said: NonNullable<Said>): Readonly<Record<string, Fact>>;
}

/**
 * Makes the function that makes the rules of a program. The compiler holds every rule to the facts that it declares.
 *
 * @example
 * const rule = ruleMaker<Facts, Votes | undefined>();
 * rule({
 *   id: 'two-holes',
 *   reads: ['holes'],
 *   says: ({ holes }) => (holes >= 2 ? { 8: 4 } : undefined),
 *   because: () => 'two holes',
 * });
 */
export function ruleMaker<Facts, Said, Found = undefined>() {
  return <Name extends keyof Facts & string = never>(
    rule: Rule<Seen<Facts, Name>, Said, Found> & { readonly reads: readonly Name[] },
  ): Rule<Facts, Said, Found> => rule;
}

/**
 * How a decision goes from rule to rule. A program walks it in one function, whether it decides, explains or replays;
 * so a trace cannot tell of another path than the decision took.
 */
export interface Path<Facts> {
  /** Asks a rule that leaves a step only where it has something to say: a reason in words, or votes by answer. */
  ask<Said>(rule: Rule<Facts, Said>): Said | undefined;
  /** Asks a rule that always leaves a step: without it, nobody can tell what came next. */
  follow<Said extends object | string, Found>(rule: Rule<Facts, Said, Found>, found: Found): Said;
}

/** The path of a decision: rules see the input's facts as they are, and nothing is written down. */
export class DirectPath<Facts> implements Path<Facts> {
  constructor(private readonly facts: Facts) {}

  ask<Said>(rule: Rule<Facts, Said>): Said | undefined {
    return rule.says(this.facts, undefined);
  }

  follow<Said extends object | string, Found>(rule: Rule<Facts, Said, Found>, found: Found): Said {
    return rule.says(this.facts, found);
  }
}

/** The path of an explanation: every rule sees the facts that it declares, which its step then holds. */
export class ToldPath<Facts> implements Path<Facts> {
  readonly steps: TraceStep[] = [];

  constructor(private readonly facts: Facts) {}

  ask<Said>(rule: Rule<Facts, Said>): Said | undefined {
    const facts = this.read(rule.reads);
    const said = rule.says(facts, undefined);
    if (said !== undefined && said !== null) {
      this.note(rule, facts, said, undefined);
      // What is asked gives a reason in words or votes by answer.
      if (typeof said === 'object')
        this.steps.push({ ...this.steps.pop()!, votes: said as Readonly<Record<string, number>> });
    }
    return said;
  }

  follow<Said extends object | string, Found>(rule: Rule<Facts, Said, Found>, found: Found): Said {
    const facts = this.read(rule.reads);
    const said = rule.says(facts, found);
    this.note(rule, facts, said, found);
    return said;
  }

  private read(names: readonly (keyof Facts)[]): Facts {
    // A rule knows no other facts than those that it declares: ruleMaker sees to it.
    return Object.fromEntries(names.map((name) => [name, this.facts[name]])) as Facts;
  }

  private note<Said, Found>(
    rule: Rule<Facts, Said, Found>,
    facts: Facts,
    said: NonNullable<Said>,
    found: Found,
  ): void {
    const read = Object.entries(facts as object).map(([name, fact]) => [name, written(fact)] as const);
    this.steps.push({
      rule: rule.id,
      because: rule.because(facts, said, found),
      facts: { ...Object.fromEntries(read), ...rule.shows?.(found, said) },
    });
  }
}

/** The path of a replay: every rule sees its own step, and the steps must come as the rules ask for them. */
export class RetracedPath<Facts> implements Path<Facts> {
  private at = 0;

  /** @param task names the program in messages; `lists` are the facts that are lists of whole numbers */
  constructor(
    private readonly trace: RuleTrace,
    private readonly task: string,
    private readonly lists: readonly (keyof Facts)[],
  ) {}

  ask<Said>(rule: Rule<Facts, Said>): Said | undefined {
    const step = this.trace.steps[this.at];
    if (step?.rule !== rule.id) return undefined;
    this.at++;
    return rule.says(this.read(rule, step), undefined);
  }

  follow<Said extends object | string, Found>(rule: Rule<Facts, Said, Found>, found: Found): Said {
    const step = this.trace.steps[this.at];
    if (step?.rule !== rule.id) throw this.lost(`asks the rule "${rule.id}"`);
    this.at++;
    return rule.says(this.read(rule, step), found);
  }

  /** Checks that the path led through the whole trace. */
  end(): void {
    if (this.at < this.trace.steps.length) throw this.lost('has come to its decision');
  }

  private read(rule: { readonly reads: readonly (keyof Facts & string)[] }, step: TraceStep): Facts {
    const facts = rule.reads.map((name) => {
      const fact = step.facts[name];
      const fits = this.lists.includes(name) ? typeof fact === 'string' && LIST.test(fact) : true;
      if (fact === undefined || !fits) {
        throw new UserError(
          `the step of the rule "${step.rule}" lacks the fact "${name}" that it reads; ${this.mend}`,
        );
      }
      return [name, this.lists.includes(name) ? listOf(String(fact)) : fact];
    });
    // What a rule reads is there, and it reads nothing else.
    return Object.fromEntries(facts) as Facts;
  }

  private lost(where: string): UserError {
    const step = this.trace.steps[this.at];
    const names = step ? `names the rule "${step.rule}"` : 'ends';
    return new UserError(`the trace ${names} where the ${this.task} program ${where}; ${this.mend}`);
  }

  private readonly mend = 'replay a trace that its own explain made, with the same rules in use';
}

const LIST = /^(?:\d+(?: \d+)*)?$/;

function written(fact: unknown): Fact {
  return Array.isArray(fact) ? fact.join(' ') : (fact as Fact);
}

function listOf(text: string): number[] {
  return text === '' ? [] : text.split(' ').map(Number);
}
