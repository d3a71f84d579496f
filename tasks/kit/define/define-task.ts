import {
  UserError,
  type DataContext,
  type Decision,
  type Example,
  type FeatureGroups,
  type Reference,
  type Task,
} from '../../contract/index.js';
import type { TaskData } from './task-data.js';

/**
 * A task as its author defines it: its data, and whatever of a {@link Task} is to be other than what {@link defineTask}
 * derives.
 */
export type TaskDefinition<Input, Answer> = Pick<Task<Input, Answer>, 'id' | 'title'> &
  Partial<Omit<Task<Input, Answer>, 'id' | 'title' | 'dataSets'>> & {
    readonly data: TaskData<Input, Answer>;
  };

/**
 * Makes a whole task of its data. Derived unless given: the summary, features with their groups, drawing and sound (by the
 * data); the classes (the answers that the data has, where they are words); scoring (the answer is the truth, unless there is a loss or an episode); the floor
 * (how often the commonest answer of the training split is right, computed when a run asks); and words for answers.
 *
 * @throws UserError where there is no data
 * @example
 * defineTask({
 *   id: 'iris',
 *   title: 'Iris flowers',
 *   data: table({ rows, answer: 'species', features: ['petalLength', 'petalWidth'], licence: 'CC0-1.0' }),
 * });
 */
export function defineTask<Input, Answer>({
  data,
  ...given
}: TaskDefinition<Input, Answer>): Task<Input, Answer> {
  const { id, title } = given;
  if (!isTaskData(data))
    throw new UserError(
      `defineTask: the "data" of task "${id}" is none; give what table, imageFolder or soundFolder makes`,
    );
  // What has to be read from the data is read where it is asked for, and not in every process that knows the task.
  const classesOf = (): readonly Answer[] | undefined => ('classes' in given ? given.classes : data.classes);
  const derived: Derived<Input, Answer> = {
    get summary() {
      const classes = classesOf();
      const answers = classes
        ? ` The answer is one of ${classes.length}: ${classes.map(inWords).join(', ')}.`
        : '';
      return `${title}. ${data.about}${answers}`;
    },
    get classes() {
      return classesOf();
    },
    dataSets: [data.dataSet],
    get features() {
      return data.features;
    },
    get groups() {
      return data.groups;
    },
    ...(data.sound ? { sound: (input: Input) => data.sound!(input) } : {}),
    // Where there is no right or wrong there is no commonest right answer.
    ...(given.loss || given.episode
      ? {}
      : {
          floor: (context: DataContext) =>
            classesOf() ? commonest(data, context) : Promise.resolve(undefined),
          score: isTruth,
        }),
    describeAnswer: inWords,
    describeTruth: inWords,
    draw: (input, overlay) => data.draw(input, overlay),
  };
  // Getters stay getters, unless the author gave the member.
  return Object.defineProperties(derived, Object.getOwnPropertyDescriptors(given)) as Task<Input, Answer>;
}

/** Not every plugin is checked by a compiler. */
const isTaskData = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'dataSet' in data && 'features' in data;

/** What of a task follows from its data; a member that has to be worked out may come to nothing. */
type Derived<Input, Answer> = Omit<Task<Input, Answer>, 'id' | 'title' | 'classes' | 'groups'> & {
  readonly classes: readonly Answer[] | undefined;
  readonly groups: FeatureGroups<Input> | undefined;
};

/** True when the program answered, and with what is right. */
function isTruth<Answer>(decision: Decision<Answer>, { truth }: Example<unknown, Answer>): boolean {
  return decision.kind === 'answer' && decision.answer === truth;
}

const inWords = (answer: unknown): string => (typeof answer === 'string' ? answer : JSON.stringify(answer));

/** How often the answer that is right most often is right, on what a program may learn from. */
async function commonest<Truth>(
  { dataSet }: TaskData<unknown, Truth>,
  context: DataContext,
): Promise<Reference | undefined> {
  const examples = await dataSet.load('train', context);
  const counts = new Map<Truth, number>();
  for (const { truth } of examples) counts.set(truth, (counts.get(truth) ?? 0) + 1);
  const [first] = [...counts].sort(([, one], [, other]) => other - one);
  if (!first) return undefined;
  const [truth, count] = first;
  return {
    title: `always “${inWords(truth)}”`,
    accuracy: count / examples.length,
    source: `its share of the ${examples.length} training examples of data set ${dataSet.id}`,
  };
}
