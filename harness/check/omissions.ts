import type { AnyProgram, KnownTask } from '../plugins.js';

/** An optional member that a task or program may leave out, and what that costs. */
interface Optional<Subject> {
  readonly member: keyof Subject & string;
  /** A part of a sentence, after `no "member": `. */
  readonly costs: string;
  /** Where the member would mean something; everywhere without it. */
  readonly matters?: (subject: Subject) => boolean;
}

const OF_TASKS: readonly Optional<KnownTask['task']>[] = [
  {
    member: 'classes',
    costs:
      'nothing is said by class: no confusion, no class that is answered worst, no check of unknown answers',
  },
  {
    member: 'groups',
    costs: 'parts of an input are blocks of equal size of its features, chosen by their shape',
  },
  {
    member: 'concepts',
    costs: 'the tree that imitates a program asks about groups of features only, in no words of a person',
  },
  {
    member: 'floor',
    costs: 'a program that is no better than guessing is not told from one that solves the task',
  },
  { member: 'reference', costs: 'the page names no trivial method for scale' },
];

const isLearned = ({ kind }: AnyProgram): boolean => kind === 'learned';
const isHandwritten = ({ kind }: AnyProgram): boolean => kind === 'handwritten';

const OF_PROGRAMS: readonly Optional<AnyProgram>[] = [
  {
    member: 'ruleGroups',
    costs: 'what each group of its rules is worth is not measured ("agility")',
    matters: isHandwritten,
  },
  {
    member: 'network',
    costs: 'its size, its layers and its work by operator are not measured',
    matters: isLearned,
  },
  {
    member: 'quantised',
    costs: 'what rounded weights cost and save is not measured ("homogeneity")',
    matters: isLearned,
  },
  {
    member: 'sweep',
    costs: 'other widths and less training data are not measured ("agility")',
    matters: isLearned,
  },
  {
    member: 'runtimeModule',
    costs: 'the memory of its runtime is not told from its own',
    matters: isLearned,
  },
];

const noteOmitted = <Subject>(optional: readonly Optional<Subject>[], subject: Subject): readonly string[] =>
  optional
    .filter(({ member, matters }) => subject[member] === undefined && (matters?.(subject) ?? true))
    .map(({ member, costs }) => `no "${member}": ${costs}`);

/** What each part that a task leaves out costs, in a sentence. */
export const noteTaskOmissions = (task: KnownTask['task']): readonly string[] => noteOmitted(OF_TASKS, task);

/** What each part that a program leaves out costs, in a sentence. */
export const noteProgramOmissions = (program: AnyProgram): readonly string[] =>
  noteOmitted(OF_PROGRAMS, program);
