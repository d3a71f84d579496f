import { SPLITS, type DataContext, type Example } from '../../../tasks/contract/index.js';
import type { CellSession } from '../../cell/session.js';
import { shareOverPeople } from '../../statistics/over-people.js';
import type { AccuracySamples, RightAnswers } from './schema.js';

/** Decides on one example, and says what as JSON; null for an abstention. */
type Decide = (example: Example<unknown, unknown>) => Promise<string | null>;

/**
 * Whether a program answers inputs that are none of the known things: on all that the data set has of them, not on the few
 * that it holds to be as many as of any other class.
 *
 * @param answers what was decided on the session's examples already
 * @returns nothing where the task has no answer that rejects, or the data has no such input
 */
export async function collectRejection(
  { task, spec, examples }: CellSession,
  answers: readonly (string | null)[],
  decide: Decide,
): Promise<Pick<AccuracySamples, 'strangers'>> {
  const { rejections } = task;
  if (!rejections || task.loss || task.episode) return {};
  const classOf = ({ truth }: Example<unknown, unknown>): unknown =>
    task.classOf ? task.classOf(truth) : truth;
  const decided = new Map<
    string,
    { readonly example: Example<unknown, unknown>; readonly answer: string | null }
  >(examples.map((example, at) => [example.id, { example, answer: answers[at]! }]));
  for (const example of await furtherStrangers(task.dataSets, spec.dataset, spec.split, spec.context))
    if (!decided.has(example.id)) decided.set(example.id, { example, answer: await decide(example) });
  const strangers = [...decided.values()].filter(({ example }) => rejections.includes(classOf(example)));
  if (strangers.length === 0) return {};
  const rejecting = rejections.map((answer) => JSON.stringify(answer));
  return {
    strangers: {
      kinds: rejections.map((answer) => task.describeAnswer(answer)),
      of: Int32Array.from(strangers, ({ example }) => rejections.indexOf(classOf(example))),
      answered: Uint8Array.from(strangers, ({ answer }) =>
        answer === null || rejecting.includes(answer) ? 0 : 1,
      ),
      people: strangers.map(({ example: { person } }) => person ?? null),
    },
  };
}

async function furtherStrangers(
  dataSets: CellSession['task']['dataSets'],
  id: string,
  split: CellSession['spec']['split'],
  context: DataContext,
): Promise<readonly Example<unknown, unknown>[]> {
  const dataset = dataSets.find((one) => one.id === id);
  // A run of some examples does not decide on many more strangers than that.
  if (context.limit !== undefined || !dataset?.strangers) return [];
  const found: (readonly Example<unknown, unknown>[])[] = [];
  for (const one of split === 'all' ? SPLITS : [split]) found.push(await dataset.strangers(one, context));
  return found.flat();
}

/** How often inputs that are none of the known things were answered with one all the same, kind by kind. */
export function summariseRejection(
  { strangers }: AccuracySamples,
  exhaustive: boolean,
): Pick<RightAnswers, 'rejection'> {
  if (!strangers) return {};
  const { kinds, of, answered, people } = strangers;
  return {
    rejection: kinds.flatMap((label, kind) => {
      const own = [...of.keys()].filter((at) => of[at] === kind);
      if (own.length === 0) return [];
      const share = shareOverPeople(
        own.map((at) => answered[at]!),
        own.map((at) => people[at]!),
        `inputs that are none of the known things (${label}) and answered with one all the same ÷ all of them`,
        exhaustive,
      );
      return [{ label, answered: { ...share, direction: 'lower-is-better' as const } }];
    }),
  };
}
