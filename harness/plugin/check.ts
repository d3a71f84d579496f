import { z } from 'zod';

import { UserError } from '../../tasks/contract/index.js';
import { closest } from '../../tasks/kit/nearest.js';
import { DESCRIBE_TRUTH, pluginSchema, programsSchema, SCORE } from './schema.js';

/** What is found when a value is checked by its schema. */
export interface Findings {
  /** What makes it unusable, each in a sentence with its place. */
  readonly faults: readonly string[];
  /** What is likely to be a slip, and leaves it usable. */
  readonly notes: readonly string[];
}

/**
 * Checks a plugin: all faults at once, each with its place in the plugin, what was expected and the value.
 *
 * @param plugin what a module exports
 */
export function checkPlugin(plugin: unknown): Findings {
  const { faults, notes } = checkBy(pluginSchema, plugin);
  return { faults: [...faults, ...whole(plugin)], notes };
}

/** Checks programs that were made for a task, as those that stand in a plugin are. */
export const checkPrograms = (programs: unknown): Findings => checkBy(programsSchema, programs);

/** Checks a value by its schema, and looks for misspelt members. */
export function checkBy(schema: z.ZodType, value: unknown): Findings {
  const { error } = schema.safeParse(value);
  const faults = (error?.issues ?? []).flatMap(ofFirstChoice).map(({ path, message }) => {
    const found = path.reduce<unknown>(
      (inside, name) => (inside as Record<PropertyKey, unknown>)[name],
      value,
    );
    return found === undefined
      ? `${placeOf(path)} is missing: ${message.replace(/^expected/, 'add')}`
      : `${placeOf(path)} is ${show(found)}: ${message}`;
  });
  return { faults, notes: misspelt(schema, value, []) };
}

/**
 * @throws UserError with all faults, where there are any
 */
export function requireSound(name: string, faults: readonly string[], notes: readonly string[] = []): void {
  if (faults.length === 0) return;
  const found = [...faults, ...notes];
  if (found.length === 1) throw new UserError(`${name}: ${found[0]}`);
  const lines = [`${name} has faults:`, ...found.map((line) => `  ${line}`)];
  throw new UserError(lines.join('\n'), { lines });
}

const MOST_FAULTS = 3;

/** The first of many faults of a kind stand for all of them. */
export const few = (faults: readonly string[]): readonly string[] =>
  faults.length <= MOST_FAULTS
    ? faults
    : [...faults.slice(0, MOST_FAULTS), `and ${faults.length - MOST_FAULTS} more of this kind`];

type Path = readonly PropertyKey[];

/** Where a member may be one of several things, what it lacks to be the first of them. */
function ofFirstChoice(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  return issue.errors[0]!.map((inside) => ({ ...inside, path: [...issue.path, ...inside.path] }));
}

/** A place in a plugin as its author would write it: `programs[1].kind`. */
const placeOf = (path: Path): string =>
  path.length === 0
    ? 'its default export'
    : path
        .map((name) => (typeof name === 'number' ? `[${name}]` : `.${String(name)}`))
        .join('')
        .replace(/^\./, '');

const MOST_SHOWN = 60;

function show(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const shown = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return shown.length > MOST_SHOWN ? `${shown.slice(0, MOST_SHOWN)}…` : shown;
}

/** Members that the schema does not know and that look like one that is not there. */
function misspelt(schema: z.ZodType, value: unknown, path: Path): string[] {
  if (schema instanceof z.ZodOptional) return misspelt(schema.unwrap() as z.ZodType, value, path);
  if (schema instanceof z.ZodUnion) return misspelt(schema.options[0] as z.ZodType, value, path);
  if (schema instanceof z.ZodArray && Array.isArray(value))
    return value.flatMap((one, at) => misspelt(schema.element as z.ZodType, one, [...path, at]));
  if (!(schema instanceof z.ZodObject) || typeof value !== 'object' || value === null) return [];
  const members = schema.shape as Readonly<Record<string, z.ZodType>>;
  const has = value as Readonly<Record<string, unknown>>;
  const missing = Object.keys(members).filter((name) => has[name] === undefined);
  const slips = Object.keys(has)
    .filter((name) => !Object.hasOwn(members, name))
    .flatMap((name) => {
      const [meant] = closest(name, missing);
      return meant === undefined
        ? []
        : [`${placeOf([...path, name])} is not known: did you mean "${meant}"?`];
    });
  return [
    ...slips,
    ...Object.entries(members).flatMap(([name, member]) => misspelt(member, has[name], [...path, name])),
  ];
}

interface Named {
  readonly id?: unknown;
}

/** What no member says by itself. Nothing is taken for granted: other faults may stand beside these. */
function whole(plugin: unknown): string[] {
  if (typeof plugin !== 'object' || plugin === null || Array.isArray(plugin)) return [];
  const {
    task,
    for: added,
    programs,
    dataSets,
    measures,
    runtimes,
    train,
  } = plugin as {
    readonly [name: string]: unknown;
  };
  const faults: string[] = [];
  const some = (list: unknown): boolean => Array.isArray(list) && list.length > 0;
  if (task !== undefined && added !== undefined)
    faults.push(`for is ${show(added)} beside a task: leave out one of the two`);
  if (task === undefined && added === undefined) {
    const lost = Object.entries({ programs, dataSets, train }).filter(([, value]) => value !== undefined);
    for (const [name] of lost)
      faults.push(
        `${name} is there without a task: add "task", or say which one it is for, such as { for: 'digits' }`,
      );
    if (lost.length === 0 && !some(measures) && !some(runtimes))
      faults.push('its default export brings nothing: make a plugin with definePlugin({ task, programs })');
  }
  if (added !== undefined && task === undefined && !some(programs) && !some(dataSets) && train === undefined)
    faults.push(`for is ${show(added)}, but nothing is brought for it: add "programs" or "dataSets"`);
  const ofTask = (task ?? {}) as { readonly [name: string]: unknown };
  faults.push(
    ...repeated('programs', programs),
    ...repeated('dataSets', dataSets),
    ...repeated('measures', measures),
    ...repeated('runtimes', runtimes),
    ...repeated('task.dataSets', ofTask.dataSets),
    ...repeated('task.perturbations', ofTask.perturbations),
    ...axesOf(ofTask.features),
    ...(typeof task === 'object' && task !== null ? scoringOf({ ...task }) : []),
  );
  return faults;
}

const SCORINGS = ['score', 'loss', 'episode'] as const;

/** A task is judged in one way, and what it is compared with is a figure of that kind. */
function scoringOf(task: Readonly<Partial<Record<string, unknown>>>): string[] {
  const [first, ...more] = SCORINGS.filter((name) => task[name] !== undefined);
  if (first === undefined)
    return [
      `task.score is missing: add a function: ${SCORE}; or say how wrong an answer is by "loss", or how a course of decisions goes by "episode"`,
    ];
  const wanted = first === 'score' ? 'accuracy' : 'value';
  return [
    ...(task.describeTruth === undefined && first !== 'episode'
      ? [`task.describeTruth is missing: add a function: ${DESCRIBE_TRUTH}`]
      : []),
    ...more.map((name) => `task.${name} is there beside task.${first}: leave out one of the two`),
    ...['floor', 'reference'].flatMap((name) => {
      const figure = task[name];
      if (typeof figure !== 'object' || figure === null || wanted in figure) return [];
      return [
        `task.${name}.${wanted} is missing: add ${first === 'score' ? 'the share of right answers, from 0 to 1' : `the mean in the unit of task.${first}`}`,
      ];
    }),
  ];
}

function repeated(place: string, list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  const ids = (list as (Named | undefined)[]).map((one) => one?.id);
  return ids.flatMap((id, at) => {
    const first = ids.indexOf(id);
    return typeof id !== 'string' || first === at
      ? []
      : [`${place}[${at}].id is "${id}", which ${place}[${first}] is called: rename one of the two`];
  });
}

function axesOf(features: unknown): string[] {
  const { shape, axes } = (features ?? {}) as { readonly shape?: unknown; readonly axes?: unknown };
  if (!Array.isArray(shape) || !Array.isArray(axes) || shape.length === axes.length) return [];
  return [
    `task.features.axes has ${axes.length} words for a shape of ${shape.length} sizes: give each size a word`,
  ];
}
